import type { LastExport } from '../../shared/ipc/shapes';
import { statement, type ReadDb, type WriteDb } from './database';

/** Notes that a batch is about to be exported, in place of what was noted before. */
export function insertLastExport(
  db: WriteDb,
  { batchId, folder, lineEnds }: Omit<LastExport, 'finished'>,
  begunAt: string,
): void {
  statement(
    db,
    `INSERT OR REPLACE INTO last_export (batch_id, folder, line_ends, begun_at) VALUES (?, ?, ?, ?)`,
  ).run(batchId, folder.toWellFormed(), lineEnds, begunAt);
}

export function finishLastExport(db: WriteDb, batchId: number): void {
  statement(db, 'UPDATE last_export SET finished = 1 WHERE batch_id = ?').run(batchId);
}

/** Forgets where a batch was exported to; false when that was not known. */
export function deleteLastExport(db: WriteDb, batchId: number): boolean {
  return statement(db, 'DELETE FROM last_export WHERE batch_id = ?').run(batchId).changes > 0;
}

export function listLastExports(db: ReadDb): LastExport[] {
  return statement<Omit<LastExport, 'finished'> & { finished: number }>(
    db,
    `SELECT batch_id AS batchId, folder, line_ends AS lineEnds, finished
     FROM last_export ORDER BY batch_id`,
  )
    .all()
    .map((row) => ({ ...row, finished: row.finished === 1 }));
}
