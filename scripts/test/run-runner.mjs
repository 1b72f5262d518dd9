import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhenStale } from '../build/build-when-stale.mjs';
import { root } from '../setup/paths.mjs';
import { runNode } from '../setup/run-node.mjs';
import { reportFailure } from '../setup/say.mjs';
import { withDisplay } from './display.mjs';
import { runEnvironment } from './run-environment.mjs';

const timeout = 3_600_000;

/**
 * Runs a test runner, its output as it comes, and counts its tests from its own JSON report. What it
 * tests is built first unless it is as the sources are; a build that fails is one failure.
 * @param {import('./runners.mjs').Runner} runner
 * @param {string[]} extraArgs
 * @param {() => Promise<void>} [build]
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runRunner(runner, extraArgs, build = buildWhenStale) {
  try {
    if (runner.built) await build();
  } catch (error) {
    reportFailure(error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const folder = mkdtempSync(join(tmpdir(), 'winnow-test-'));
  try {
    const report = join(folder, 'report.json');
    const { args, environment } = runner.command(report);
    const run = (/** @type {NodeJS.ProcessEnv} */ display) =>
      exitCodeOf([...args, ...extraArgs], { ...runEnvironment(), ...environment, ...display });
    const exitCode = runner.display ? await withDisplay(run) : await run({});
    return tallyOf(runner, report, exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function exitCodeOf(args, env) {
  return new Promise((resolve) => {
    const child = spawn(runNode(), args, {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout,
    });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * A runner that failed without naming a failed test (it crashed, or found no tests) is one failure.
 * @param {import('./runners.mjs').Runner} runner
 * @param {string} report
 * @param {number} exitCode
 */
function tallyOf(runner, report, exitCode) {
  const tally = countReport(runner, report);
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/**
 * @param {import('./runners.mjs').Runner} runner
 * @param {string} report
 */
function countReport(runner, report) {
  try {
    return runner.count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
