import { statement, type ReadDb } from './database';

const kept = `SELECT 1 FROM verdict WHERE document_id = document.id
  AND verdict = 'rejected' AND actor = 'curator'`;

/** Documents of a batch in which a curator keeps any flag, in list order. */
export function listKeptDocumentIds(db: ReadDb, batchId: number): number[] {
  return statement<number>(
    db,
    `SELECT id FROM document WHERE batch_id = ? AND EXISTS (${kept})
     ORDER BY sort_key, record_number`,
  )
    .pluck()
    .all(batchId);
}

/** True where a curator keeps any flag of the document. */
export function isKeptIn(db: ReadDb, documentId: number): boolean {
  const found = statement<number>(db, `SELECT 1 FROM document WHERE id = ? AND EXISTS (${kept})`)
    .pluck()
    .get(documentId);
  return found !== undefined;
}
