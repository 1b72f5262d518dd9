import type { WriteDb } from '../store/database';
import { replaceFlags, type FlaggedDocument } from '../store/flags';
import { setSketch } from '../store/near-duplicates';
import { recountFlagged } from './count-flags';
import type { DocumentOutcome } from './flagger';

/** What an analysis found of documents takes the place of what the last one did; they are counted anew. */
export function storeFlags(
  db: WriteDb,
  documents: readonly (FlaggedDocument & DocumentOutcome)[],
): void {
  replaceFlags(db, documents);
  for (const { documentId, sketch } of documents) setSketch(db, documentId, sketch);
  recountFlagged(db, documents);
}
