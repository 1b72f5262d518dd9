import type { Sketch } from '../../shared/engine/sketch';
import { statement, type ReadDb, type WriteDb } from './database';
import { RowsStatement } from './rows-statement';

/** A document with what it is compared by. */
export interface SketchedDocument {
  readonly documentId: number;
  readonly sketch: Sketch;
  /** Of the group of near-duplicates; null outside of any. */
  readonly groupId: number | null;
}

interface SketchRow {
  readonly documentId: number;
  /** The bytes of its numbers. */
  readonly sketch: Uint8Array;
  readonly groupId: number | null;
}

const upsertSketches = new RowsStatement(
  2,
  (rows) => `INSERT INTO near_duplicate (document_id, sketch)
    SELECT id, column2 FROM (VALUES ${rows}) CROSS JOIN document ON id = column1
    WHERE copy_of IS NULL
    ON CONFLICT (document_id) DO UPDATE SET sketch = excluded.sketch`,
);

/**
 * Stores what documents are compared by, but for copies; the groups that they are in stay until groups
 * are made anew.
 */
export function setSketches(
  db: WriteDb,
  documents: readonly Pick<SketchedDocument, 'documentId' | 'sketch'>[],
): void {
  upsertSketches.run(
    db,
    documents.flatMap(({ documentId, sketch: { buffer, byteOffset, byteLength } }) => [
      documentId,
      Buffer.from(buffer, byteOffset, byteLength),
    ]),
  );
}

/** What is stored of documents, in the order of the ids; copies of others are passed over. */
export function eachSketch(db: ReadDb, documentIds: readonly number[]): Iterable<SketchRow> {
  return statement<SketchRow>(
    db,
    `SELECT document_id AS documentId, sketch, group_id AS groupId
     FROM json_each(?) AS wanted CROSS JOIN near_duplicate ON document_id = wanted.value
     JOIN document ON document.id = document_id
     WHERE copy_of IS NULL`,
  ).iterate(JSON.stringify(documentIds));
}

export function getSketch(db: ReadDb, documentId: number): SketchedDocument | undefined {
  const row = statement<SketchRow>(
    db,
    `SELECT document_id AS documentId, sketch, group_id AS groupId FROM near_duplicate
     WHERE document_id = ?`,
  ).get(documentId);
  return row && readRow(row);
}

export function setGroup(db: WriteDb, documentId: number, groupId: number | null): void {
  statement(db, 'UPDATE near_duplicate SET group_id = ? WHERE document_id = ?').run(
    groupId,
    documentId,
  );
}

/** The members of a group by id. */
export function listGroup(db: ReadDb, groupId: number, most = Number.MAX_SAFE_INTEGER) {
  return statement<SketchRow>(
    db,
    `SELECT document_id AS documentId, sketch, group_id AS groupId FROM near_duplicate
     WHERE group_id = ? ORDER BY document_id LIMIT ?`,
  )
    .all(groupId, most)
    .map(readRow);
}

export function countGroup(db: ReadDb, groupId: number): number {
  return statement<number>(db, 'SELECT COUNT(*) FROM near_duplicate WHERE group_id = ?')
    .pluck()
    .get(groupId)!;
}

function readRow({ documentId, sketch, groupId }: SketchRow): SketchedDocument {
  // A copy: the bytes of a row need not stand where numbers of four bytes may be read.
  const bytes = new Uint8Array(sketch);
  return { documentId, sketch: new Uint32Array(bytes.buffer), groupId };
}
