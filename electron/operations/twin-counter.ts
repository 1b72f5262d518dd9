import type { Span } from '../../shared/model/span';
import type { ReadDb } from '../store/database';
import type { StoredDocument } from '../store/documents';
import { countPlaces, runAt } from './text-run';

/** Most runs that are remembered; beyond, counting begins afresh. */
const mostRemembered = 50_000;

/** Counts twins for display, and remembers the slow counts until the texts of a batch change. */
export class TwinCounter {
  readonly #counts = new Map<string, number>();

  /** Identical texts in the batch besides this one. */
  count(db: ReadDb, { id, batchId }: StoredDocument, span: Span): number {
    const run = runAt(db, id, span);
    if (!run) return 0;
    const key = `${batchId}:${run.blocks.map(({ hash }) => hash).join()}`;
    let places = this.#counts.get(key);
    if (places === undefined) {
      places = countPlaces(db, batchId, run);
      if (this.#counts.size >= mostRemembered) this.forget();
      this.#counts.set(key, places);
    }
    return Math.max(0, places - 1);
  }

  /** To be called when documents were added. */
  forget(): void {
    this.#counts.clear();
  }
}
