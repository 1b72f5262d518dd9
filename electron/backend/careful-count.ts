import type { Document } from '../../shared/model/document';
import { Counting, type FoldFailure } from '../operations/flagger';
import type { FlagThread } from './flag-thread';
import type { FoldResult } from './flag-worker';
import { shareColumns } from './share-columns';

/**
 * Counts a batch in this thread, after a worker that counted it died or hung. A document comes in only
 * when a worker has counted it for nothing before: one that does harm is left out, and no more is lost.
 */
export class CarefulCount {
  /** The one that tries. */
  readonly #thread: FlagThread;
  readonly #counting: Counting;
  readonly #leftOut: FoldFailure[] = [];

  constructor(thread: FlagThread, detectors: readonly { readonly id: string }[]) {
    this.#thread = thread;
    this.#counting = new Counting(detectors);
  }

  get threads(): FlagThread[] {
    return [this.#thread];
  }

  async fold(documents: readonly Document[]): Promise<void> {
    const trials = await this.#thread.tryToCount(documents);
    for (const [index, document] of documents.entries()) {
      const failure = trials[index];
      if (failure) this.#leftOut.push({ id: document.id, ...failure });
      else this.#counting.add(document);
    }
  }

  /** Ends the counting; its thread is not closed. */
  finish(sites: ReadonlyMap<string, string>): FoldResult {
    const stats = shareColumns(this.#counting.finish(sites));
    return { stats, failures: [...this.#leftOut, ...this.#counting.failures] };
  }
}
