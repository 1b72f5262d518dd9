import { Session, type Profiler } from 'node:inspector';

// To be imported before the code whose work is counted: code that is compiled earlier counts nothing.

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/**
 * How often pieces of the engine's code run while `work` runs: work that is counted, the same at every run
 * and on every machine. What the runtime does inside (patterns, sorting) is not in it.
 */
export function countWork(work: () => void): number {
  takeCounts();
  work();
  return takeCounts()
    .filter(({ url }) => url.includes('/shared/engine/'))
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges)
    .reduce((sum, { count }) => sum + count, 0);
}

/** The counts since the last time; the inspector of one's own thread answers at once. */
function takeCounts(): Profiler.ScriptCoverage[] {
  let counts: Profiler.ScriptCoverage[] = [];
  session.post('Profiler.takePreciseCoverage', (error, answer) => {
    if (error) throw error;
    counts = answer.result;
  });
  return counts;
}
