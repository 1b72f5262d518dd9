import { statement, type ReadDb, type WriteDb } from './database';

/** Remembers an absolute folder or file that was imported into the batch. */
export function insertSourceRoot(db: WriteDb, batchId: number, path: string): void {
  statement(db, 'INSERT OR IGNORE INTO source_root (batch_id, path) VALUES (?, ?)').run(
    batchId,
    path.toWellFormed(),
  );
}

/** Absolute folders and files that were imported; an export must not touch them. */
export function listSourceRoots(db: ReadDb, batchId: number): string[] {
  return statement<{ path: string }>(
    db,
    'SELECT path FROM source_root WHERE batch_id = ? ORDER BY path',
  )
    .all(batchId)
    .map((row) => row.path);
}
