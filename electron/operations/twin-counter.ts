import { type Span, spansOverlap } from '../../shared/model/span';
import type { ReadDb } from '../store/database';
import { listFilteredDocumentIds } from '../store/document-lists';
import type { StoredDocument } from '../store/documents';
import { countPlacesIn, listOpeningBlocks } from '../store/repeated-blocks';
import { claimsAt } from './claims-at';
import {
  mostPlaces,
  placesOf,
  runAt,
  singleBlock,
  spanIn,
  type RunPlace,
  type TextRun,
} from './text-run';

/** Most runs that are remembered; beyond, counting begins afresh. */
const mostRemembered = 50_000;

/** Counts twins for display, and remembers the slow counts until the texts of a batch change. */
export class TwinCounter {
  /** Places of runs of several blocks. */
  readonly #places = new Map<string, readonly RunPlace[]>();

  /**
   * Counts the identical texts in the batch besides a span of this document: as many as `findTwins`
   * finds, told by the hashes of their blocks, without reading a text.
   */
  of(db: ReadDb, document: StoredDocument): (span: Span) => number {
    let excluded: ReadonlySet<number> | undefined;
    return (span) => {
      const run = runAt(db, document.id, span);
      if (!run || mostPlaces(db, document.batchId, run) === 1) return 0;
      excluded ??= excludedBeside(db, document);
      const counting = { db, document, span, run, excluded };
      return run.blocks.length === 1
        ? countBlock(counting)
        : countRuns(counting, this.#placesOf(db, document.batchId, run));
    };
  }

  /** To be called when documents were added. */
  forget(): void {
    this.#places.clear();
  }

  #placesOf(db: ReadDb, batchId: number, run: TextRun): readonly RunPlace[] {
    const key = `${batchId}:${run.blocks.map(({ hash }) => hash).join()}`;
    let places = this.#places.get(key);
    if (places === undefined) {
      places = placesOf(db, batchId, run);
      if (this.#places.size >= mostRemembered) this.forget();
      this.#places.set(key, places);
    }
    return places;
  }
}

function excludedBeside(db: ReadDb, { id, batchId }: StoredDocument): Set<number> {
  const excluded = new Set(listFilteredDocumentIds(db, batchId, { state: 'excluded' }));
  excluded.delete(id);
  return excluded;
}

interface Counting {
  readonly db: ReadDb;
  readonly document: StoredDocument;
  readonly span: Span;
  readonly run: TextRun;
  /** Other documents that are left out of exports. */
  readonly excluded: ReadonlySet<number>;
}

/** A single block may stand in very many places: none of them is looked at that need not be. */
function countBlock(counting: Counting): number {
  const { db, document, run, excluded } = counting;
  const { batchId } = document;
  const { hash } = run.blocks[0]!;
  const others = mostPlaces(db, batchId, run) - 1;
  const left = excluded.size > 0 ? countPlacesIn(db, batchId, hash, excluded) : 0;
  const opening = listOpeningBlocks(db, batchId, hash).map(singleBlock);
  return others - left - countHeadlines(counting, opening);
}

function countRuns(counting: Counting, places: readonly RunPlace[]): number {
  const { document, span, run, excluded } = counting;
  const others = places.filter((place) => {
    const isHere = place.documentId === document.id && spansOverlap(spanIn(run, place), span);
    return !isHere && !excluded.has(place.documentId);
  });
  return others.length - countHeadlines(counting, others);
}

/** Those of the places that open another document, or this one elsewhere, and that nothing claims. */
function countHeadlines(counting: Counting, places: readonly RunPlace[]): number {
  const { db, document, span, run, excluded } = counting;
  const opening = places
    .filter(({ documentId, position }) => position === 0 && !excluded.has(documentId))
    .map((place) => spanIn(run, place))
    .filter((place) => place.documentId !== document.id || !spansOverlap(place, span));
  return claimsAt(db, opening).filter((claim) => claim === undefined).length;
}
