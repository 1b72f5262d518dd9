import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Span } from '../../shared/model/span';
import { PatternTimeout, type MatchPattern } from '../operations/rules/match-pattern';
import { awakeDeadline } from './awake-deadline';
import { lastBuiltFile } from './built-file';
import type { PatternAnswer, PatternTask } from './pattern-worker';

/** Longest that a regular expression may take on the lines that it is given at once, in milliseconds. */
const patience = 3000;
/** A worker that takes more heap than this is ended, in megabytes. */
const heapMegabytes = 256;

/**
 * Runs regular expressions in a thread of their own, one call after the other: one that does not
 * come to an end in time is ended with its thread, and the next call gets a new one.
 */
export class PatternThread {
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();

  readonly match: MatchPattern = (pattern, lines) => {
    const answer = this.#last.then(() => this.#run(pattern, lines));
    this.#last = answer.catch(() => undefined);
    return answer;
  };

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  /** The clock of a call starts when its thread runs. */
  async #start(): Promise<Worker> {
    const worker = new Worker(lastBuiltFile('pattern-worker.js'), {
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    // Whoever waits is told; nobody else has to be.
    worker.on('error', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    await once(worker, 'online');
    return worker;
  }

  async #run(pattern: string, lines: readonly string[]): Promise<readonly (readonly Span[])[]> {
    const worker = (this.#worker ??= await this.#start());
    const at = new Int32Array(new SharedArrayBuffer(4));
    const { signal, clear } = awakeDeadline(patience);
    // It keeps the program going only while there is something to wait for.
    worker.ref();
    try {
      worker.postMessage({ pattern, lines, at } satisfies PatternTask);
      // Times out with an AbortError, and rejects with what the thread died of.
      const [answer] = (await once(worker, 'message', { signal })) as [PatternAnswer];
      if ('failure' in answer) throw new Error(answer.failure);
      return toSpans(answer.spans, lines.length);
    } catch (thrown) {
      const isLate = thrown instanceof Error && thrown.name === 'AbortError';
      // An answer that comes late must not be taken for that of the next call.
      await this.close();
      throw isLate ? new PatternTimeout(Atomics.load(at, 0)) : thrown;
    } finally {
      clear();
      worker.unref();
    }
  }
}

function toSpans(flat: Uint32Array, lines: number): Span[][] {
  const spans = Array.from({ length: lines }, (): Span[] => []);
  for (let at = 0; at < flat.length; at += 3) {
    spans[flat[at]!]!.push({ start: flat[at + 1]!, end: flat[at + 2]! });
  }
  return spans;
}
