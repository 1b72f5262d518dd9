import type { ExcludeReason } from '../../shared/model/exclusion';
import { statement, type ReadDb } from './database';

/** All of the text is cut: a document that never had any is not meant. */
const isEmptied = 'excluded IS NULL AND text_length > 0 AND characters_cut >= text_length';

/** How many documents of a batch lose all of their text. */
export function countEmptied(db: ReadDb, batchId: number): number {
  return statement<number>(db, `SELECT COUNT(*) FROM document WHERE batch_id = ? AND ${isEmptied}`)
    .pluck()
    .get(batchId)!;
}

/** The first of those documents in list order, and how many characters each had. */
export function listEmptied(
  db: ReadDb,
  batchId: number,
  most: number,
): { path: string; recordKey: string | null; characters: number }[] {
  return statement<{ path: string; recordKey: string | null; characters: number }>(
    db,
    `SELECT path, record_key AS recordKey, text_length AS characters FROM document
     WHERE batch_id = ? AND ${isEmptied} ORDER BY sort_key, record_number LIMIT ?`,
  ).all(batchId, most);
}

/**
 * Ids of the documents from which most is cut: first those that lose all of their text, then those
 * that lose most; excluded ones are left out.
 */
export function listMostCut(db: ReadDb, batchId: number, most: number): number[] {
  return statement<number>(
    db,
    `SELECT id FROM document WHERE batch_id = ? AND excluded IS NULL
     ORDER BY ${isEmptied} DESC, characters_cut DESC, sort_key, record_number LIMIT ?`,
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
