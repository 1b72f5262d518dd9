import type { Document } from '../../shared/model/document';
import { Counting, type FoldFailure } from '../operations/flagger';
import type { FoldResult } from './flag-worker';
import type { FlagWorkers } from './flag-workers';
import { shareColumns } from './share-columns';

/**
 * Counts a batch in this thread, after a worker that counted it died or hung. A document comes in only
 * when a worker has counted it for nothing before: one that does harm is left out, and no more is lost.
 */
export class CarefulCount {
  readonly #workers: FlagWorkers;
  readonly #counting: Counting;
  readonly #leftOut: FoldFailure[] = [];

  constructor(workers: FlagWorkers, detectors: readonly { readonly id: string }[]) {
    this.#workers = workers;
    this.#counting = new Counting(detectors);
  }

  async fold(documents: readonly Document[]): Promise<void> {
    const trials = await this.#workers.tryToCount(documents);
    for (const [index, document] of documents.entries()) {
      const failure = trials[index];
      if (failure) this.#leftOut.push({ id: document.id, ...failure });
      else this.#counting.add(document);
    }
  }

  /** Ends the counting; its workers are not closed. */
  finish(sites: ReadonlyMap<string, string>): FoldResult {
    const stats = shareColumns(this.#counting.finish(sites));
    return { stats, failures: [...this.#leftOut, ...this.#counting.failures] };
  }
}
