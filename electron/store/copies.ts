import { statement, type ReadDb } from './database';

/** A document with the same bytes and text as another one. */
export interface Copy {
  readonly documentId: number;
  readonly path: string;
}

/** True for a document with these bytes that is no copy of another one. */
export function isOriginal(db: ReadDb, id: number, sha256: string): boolean {
  const found = statement(
    db,
    'SELECT 1 FROM document WHERE id = ? AND sha256 = ? AND copy_of IS NULL',
  ).get(id, sha256);
  return found !== undefined;
}

/** The original and all its copies, without the document itself, oldest first. */
export function listCopies(
  db: ReadDb,
  { id, copyOf }: { readonly id: number; readonly copyOf?: number | undefined },
  most = Number.MAX_SAFE_INTEGER,
): Copy[] {
  const original = copyOf ?? id;
  const first =
    copyOf === undefined
      ? []
      : statement<Copy>(db, 'SELECT id AS documentId, path FROM document WHERE id = ?').all(copyOf);
  const others = statement<Copy>(
    db,
    `SELECT id AS documentId, path FROM document
     WHERE copy_of = ? AND id <> ? ORDER BY id LIMIT ?`,
  ).all(original, id, most);
  return [...first, ...others].slice(0, most);
}
