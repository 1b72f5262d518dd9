import { statement, type ReadDb, type WriteDb } from './database';

/**
 * Counts one page of block texts of a batch: those with hashes behind `after` (-1 to begin with).
 * Answers the hash to go on from, or undefined when all are counted.
 */
export function countRepeats(
  db: WriteDb,
  batchId: number,
  after: number,
  limit: number,
): number | undefined {
  const page = statement<{ hash: number; occurrences: number }>(
    db,
    `SELECT hash, COUNT(*) AS occurrences FROM block_place
     WHERE batch_id = ? AND hash > ? GROUP BY hash ORDER BY hash LIMIT ?`,
  ).all(batchId, after, limit);
  const insert = statement(
    db,
    'INSERT OR REPLACE INTO block_repeat (batch_id, hash, occurrences) VALUES (?, ?, ?)',
  );
  for (const { hash, occurrences } of page) {
    if (occurrences > 1) insert.run(batchId, hash, occurrences);
  }
  return page.length < limit ? undefined : page.at(-1)!.hash;
}

/** How often a block with this hash stands in the batch, as of the last count; at least 1. */
export function getOccurrences(db: ReadDb, batchId: number, hash: number): number {
  const found = statement<{ occurrences: number }>(
    db,
    'SELECT occurrences FROM block_repeat WHERE batch_id = ? AND hash = ?',
  ).get(batchId, hash);
  return found?.occurrences ?? 1;
}

/** Counts some block texts of a batch again. */
export function countRepeatsOf(db: WriteDb, batchId: number, hashes: Iterable<number>): void {
  for (const hash of hashes) {
    const found = statement<{ occurrences: number }>(
      db,
      'SELECT COUNT(*) AS occurrences FROM block_place WHERE batch_id = ? AND hash = ?',
    ).get(batchId, hash)!;
    if (found.occurrences > 1) {
      statement(
        db,
        'INSERT OR REPLACE INTO block_repeat (batch_id, hash, occurrences) VALUES (?, ?, ?)',
      ).run(batchId, hash, found.occurrences);
    } else {
      statement(db, 'DELETE FROM block_repeat WHERE batch_id = ? AND hash = ?').run(batchId, hash);
    }
  }
}
