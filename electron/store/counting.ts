import { statement, type ReadDb, type WriteDb } from './database';

/** The confidence from which the stored counts take open flags in. */
export function getShownConfidence(db: ReadDb): number {
  return statement<number>(db, 'SELECT shown_confidence FROM counting').pluck().get()!;
}

export function setShownConfidence(db: WriteDb, confidence: number): void {
  statement(db, 'UPDATE counting SET shown_confidence = ?').run(confidence);
}

/** Documents with a flag whose confidence is at least `from` and below `to`. */
export function listDocumentsFlaggedBetween(db: ReadDb, from: number, to: number): number[] {
  return statement<number>(
    db,
    'SELECT DISTINCT document_id FROM flag WHERE confidence >= ? AND confidence < ?',
  )
    .pluck()
    .all(from, to);
}
