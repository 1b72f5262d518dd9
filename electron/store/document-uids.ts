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

/** What a document is known again by. */
export interface Identity {
  readonly uid: string;
  /** Of its bytes. */
  readonly sha256: string;
  readonly copyOf: number | undefined;
}

export function getIdentity(db: ReadDb, id: number): Identity | undefined {
  const row = statement<{ uid: string; sha256: string; copyOf: number | null }>(
    db,
    'SELECT uid, sha256, copy_of AS copyOf FROM document WHERE id = ?',
  ).get(id);
  return row && { ...row, copyOf: row.copyOf ?? undefined };
}

/** True for the document with that stable id. */
export function hasUid(db: ReadDb, id: number, uid: string): boolean {
  const found = statement(db, 'SELECT 1 FROM document WHERE id = ? AND uid = ?').get(id, uid);
  return found !== undefined;
}
