import { statement, type ReadDb, type WriteDb } from './database';
import { insertsRows } from './rows-statement';

const insertUids = insertsRows('INSERT OR IGNORE INTO document_uid', [
  ...['batch_id', 'uid', 'document_id'],
]);

/** Makes documents be found by their stable ids. */
export function insertDocumentUids(
  db: WriteDb,
  batchId: number,
  documents: readonly Pick<Identity, 'id' | 'uid'>[],
): void {
  insertUids.run(
    db,
    documents.flatMap(({ id, uid }) => [batchId, uid, id]),
  );
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
  readonly id: number;
  readonly uid: string;
  /** Of its bytes. */
  readonly sha256: string;
  /** Null where it is no copy. */
  readonly copyOf: number | null;
}

/** Documents in the order of the ids. */
export function listIdentities(db: ReadDb, documentIds: readonly number[]): Identity[] {
  return statement<Identity>(
    db,
    `SELECT document.id, uid, sha256, copy_of AS copyOf
     FROM json_each(?) AS wanted CROSS JOIN document ON document.id = wanted.value`,
  ).all(JSON.stringify(documentIds));
}

/** True for the document with that stable id. */
export function hasUid(db: ReadDb, id: number, uid: string): boolean {
  const found = statement(db, 'SELECT 1 FROM document WHERE id = ? AND uid = ?').get(id, uid);
  return found !== undefined;
}
