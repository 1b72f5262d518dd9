/**
 * @typedef {{ expected: number, unexpected: number, flaky: number, skipped: number }} Stats
 * @typedef {{ stats: Stats, errors: unknown[] }} PlaywrightReport
 */

/**
 * @param {unknown} report
 * @returns {import('./tally.mjs').Tally}
 */
export function countPlaywright(report) {
  const { stats, errors } = /** @type {PlaywrightReport} */ (report);
  return {
    // Flaky: failed first, passed when repeated.
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}
