import {
  getShownConfidence,
  listDocumentsFlaggedBetween,
  setShownConfidence,
} from '../store/counting';
import { transact, type WriteDb } from '../store/database';
import { recountShown } from './count-flags';

/**
 * Brings all counts of a workspace to the confidence from which flags are shown. Only documents
 * with a flag between the old and the new one are looked at. Answers how many those were.
 */
export function followShownConfidence(db: WriteDb, shown: number): number {
  const counted = getShownConfidence(db);
  if (counted === shown) return 0;
  return transact(db, () => {
    setShownConfidence(db, shown);
    const between = [counted, shown].sort((a, b) => a - b) as [number, number];
    const documentIds = listDocumentsFlaggedBetween(db, ...between);
    for (const id of documentIds) recountShown(db, id);
    return documentIds.length;
  });
}
