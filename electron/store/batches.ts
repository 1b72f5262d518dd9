import type { BatchCounts, BatchSummary } from '../../shared/ipc/shapes';
import { statement, type ReadDb, type WriteDb } from './database';

export type BatchState = BatchSummary['state'];

interface BatchRow {
  id: number;
  name: string;
  created_at: string;
  state: BatchState;
  sites: number;
  documents: number;
  documents_done: number;
  flags: number;
  open: number;
  confirmed: number;
  rejected: number;
  by_curator: number;
  by_policy: number;
  characters: number;
  characters_cut: number;
  problems: number;
}

/** A new, empty batch in state `importing`; answers its id. */
export function insertBatch(db: WriteDb, name: string, createdAt: string): number {
  const inserted = statement(
    db,
    `INSERT INTO batch (name, created_at, state) VALUES (?, ?, 'importing')`,
  ).run(name.toWellFormed(), createdAt);
  return Number(inserted.lastInsertRowid);
}

export function renameBatch(db: WriteDb, batchId: number, name: string): void {
  statement(db, 'UPDATE batch SET name = ? WHERE id = ?').run(name.toWellFormed(), batchId);
}

export function setBatchState(db: WriteDb, batchId: number, state: BatchState): void {
  statement(db, 'UPDATE batch SET state = ? WHERE id = ?').run(state, batchId);
}

export function setBatchSites(db: WriteDb, batchId: number, sites: number): void {
  statement(db, 'UPDATE batch SET sites = ? WHERE id = ?').run(sites, batchId);
}

/** The last document whose blocks have been placed; 0 when all are to be placed anew. */
export function getPlacedTo(db: ReadDb, batchId: number): number {
  return (
    statement<{ placed_to: number }>(db, 'SELECT placed_to FROM batch WHERE id = ?').get(batchId)
      ?.placed_to ?? 0
  );
}

export function setPlacedTo(db: WriteDb, batchId: number, documentId: number): void {
  statement(db, 'UPDATE batch SET placed_to = ? WHERE id = ?').run(documentId, batchId);
}

/** The last document that is found by its stable id; 0 when none is. */
export function getUidsTo(db: ReadDb, batchId: number): number {
  return statement<number>(db, 'SELECT uids_to FROM batch WHERE id = ?').pluck().get(batchId) ?? 0;
}

export function setUidsTo(db: WriteDb, batchId: number, documentId: number): void {
  statement(db, 'UPDATE batch SET uids_to = ? WHERE id = ?').run(documentId, batchId);
}

export function getBatch(db: ReadDb, batchId: number): BatchSummary | undefined {
  const row = statement<BatchRow>(db, 'SELECT * FROM batch WHERE id = ?').get(batchId);
  return row && rowToBatch(row);
}

/** All batches, oldest first. */
export function listBatches(db: ReadDb): BatchSummary[] {
  return statement<BatchRow>(db, 'SELECT * FROM batch ORDER BY id').all().map(rowToBatch);
}

/** The sums over a batch, without looking at its documents. */
export function getBatchCounts(db: ReadDb, batchId: number): BatchCounts | undefined {
  return getBatch(db, batchId)?.counts;
}

function rowToBatch(row: BatchRow): BatchSummary {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    state: row.state,
    sites: row.sites,
    counts: {
      documents: row.documents,
      documentsDone: row.documents_done,
      flags: row.flags,
      open: row.open,
      confirmed: row.confirmed,
      rejected: row.rejected,
      byCurator: row.by_curator,
      byPolicy: row.by_policy,
      // There is no fourth who could have confirmed.
      byRule: row.confirmed - row.by_curator - row.by_policy,
      characters: row.characters,
      charactersCut: row.characters_cut,
      problems: row.problems,
    },
  };
}
