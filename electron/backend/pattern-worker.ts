import { parentPort } from 'node:worker_threads';
import { compilePattern } from '../../shared/engine/curator-rules/match-rule';

// Entry of a worker thread: it runs regular expressions of curators and never sees the workspace.
// One that does not come to an end is ended with the thread.

/** Lines on which a regular expression is to be tried. */
export interface PatternTask {
  readonly pattern: string;
  readonly lines: readonly string[];
  /** Shared: the line that is being tried. */
  readonly at: Int32Array;
}

/** Flat triples of line, start and end; or why there are none. */
export type PatternAnswer = { readonly spans: Uint32Array } | { readonly failure: string };

function tryLines({ pattern, lines, at }: PatternTask): PatternAnswer {
  try {
    const matches = compilePattern(pattern);
    const spans: number[] = [];
    for (const [index, line] of lines.entries()) {
      at[0] = index;
      for (const { start, end } of matches(line)) spans.push(index, start, end);
    }
    return { spans: Uint32Array.from(spans) };
  } catch (thrown) {
    return { failure: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

parentPort!.on('message', (task: PatternTask) => parentPort!.postMessage(tryLines(task)));
