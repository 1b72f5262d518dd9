import type { ExcludeReason } from '../../shared/model/exclusion';
import { statement, type ReadDb } from './database';

/** Ids of the documents from which most is cut, those with most first; excluded ones are left out. */
export function listMostCut(db: ReadDb, batchId: number, most: number): number[] {
  return statement<number>(
    db,
    `SELECT id FROM document WHERE batch_id = ? AND excluded IS NULL
     ORDER BY characters_cut DESC, sort_key, record_number LIMIT ?`,
  )
    .pluck()
    .all(batchId, most);
}

/** The first excluded documents of a batch, in list order. */
export function listExcluded(
  db: ReadDb,
  batchId: number,
  most: number,
): { path: string; reason: ExcludeReason }[] {
  return statement<{ path: string; reason: ExcludeReason }>(
    db,
    `SELECT path, excluded AS reason FROM document
     WHERE batch_id = ? AND excluded IS NOT NULL ORDER BY sort_key, record_number LIMIT ?`,
  ).all(batchId, most);
}
