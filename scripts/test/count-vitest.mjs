/**
 * @typedef {{ status: string, assertionResults: unknown[] }} VitestFile
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: VitestFile[],
 * }} VitestReport
 */

/**
 * @param {unknown} report
 * @returns {import('./tally.mjs').Tally}
 */
export function countVitest(report) {
  const counts = /** @type {VitestReport} */ (report);
  // A file that cannot be loaded has no tests to report, and would otherwise not count at all.
  const brokenFiles = counts.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests + brokenFiles.length,
    skipped: counts.numPendingTests + counts.numTodoTests,
  };
}
