import { statement, type ReadDb, type WriteDb } from './database';

/** Makes a document be found by its stable id. */
export function insertDocumentUid(
  db: WriteDb,
  batchId: number,
  uid: string,
  documentId: number,
): void {
  statement(
    db,
    'INSERT OR IGNORE INTO document_uid (batch_id, uid, document_id) VALUES (?, ?, ?)',
  ).run(batchId, uid, documentId);
}

/** The document with that stable id, as flags name it in their evidence. */
export function findDocumentId(db: ReadDb, batchId: number, uid: string): number | undefined {
  return statement<number>(
    db,
    'SELECT document_id FROM document_uid WHERE batch_id = ? AND uid = ?',
  )
    .pluck()
    .get(batchId, uid);
}
