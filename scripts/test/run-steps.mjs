import { runCheck } from './run-check.mjs';
import { runRunner } from './run-runner.mjs';
import { describe, sum } from './tally.mjs';

/** @typedef {{ name: string, seconds: number, tally: import('./tally.mjs').Tally }} Outcome */

const checksAtATime = 2;

/**
 * Runs every step to its end, whatever fails before it.
 * @param {ReturnType<typeof import('./read-selection.mjs').readSelection>} selection
 */
export async function runSteps({ checks, runners, extraArgs }) {
  const outcomes = await runChecks(checks);
  const buildFailed = outcomes.some(({ name, tally }) => name === 'build' && tally.failed > 0);
  for (const runner of runners) {
    print(`\n── ${runner.name}`);
    const start = performance.now();
    const skip = runner.built && buildFailed;
    if (skip) print('not run: the build failed');
    const tally = skip ? failure() : await runRunner(runner, extraArgs);
    outcomes.push(announce({ name: runner.name, seconds: secondsSince(start), tally }));
  }
  summarize(outcomes);
  return sum(outcomes.map((outcome) => outcome.tally));
}

/**
 * @param {import('./checks.mjs').Check[]} checks
 * @returns {Promise<Outcome[]>}
 */
async function runChecks(checks) {
  const waiting = [...checks];
  /** @type {Outcome[]} */
  const outcomes = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const start = performance.now();
      const { passed, output } = await runCheck(check);
      if (!passed) print(`\n── ${check.name}\n${output.trimEnd()}`);
      const tally = passed ? { passed: 1, failed: 0, skipped: 0 } : failure();
      outcomes.push(announce({ name: check.name, seconds: secondsSince(start), tally }));
    }
  };
  await Promise.all(Array.from({ length: checksAtATime }, work));
  return outcomes;
}

/** @param {Outcome} outcome */
function announce(outcome) {
  print(lineFor(outcome));
  return outcome;
}

/** @param {Outcome[]} outcomes */
function summarize(outcomes) {
  if (outcomes.length > 1) print(`\n── summary\n${outcomes.map(lineFor).join('\n')}`);
}

/** @param {Outcome} outcome */
function lineFor({ name, seconds, tally }) {
  const mark = tally.failed > 0 ? '✗' : '✓';
  return `${mark} ${name.padEnd(8)}${seconds.toFixed(1).padStart(7)} s   ${describe(tally)}`;
}

function failure() {
  return { passed: 0, failed: 1, skipped: 0 };
}

/** @param {number} start */
function secondsSince(start) {
  return (performance.now() - start) / 1000;
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
}
