import { statement, type ReadDb, type WriteDb } from './database';
import { unpackBlock, type HashedBlock, type PackedBlocks } from './packed-blocks';

/** Where a block stands. */
export interface BlockPlace {
  readonly documentId: number;
  readonly position: number;
}

/** Keeps where a block text stands; a place that is known already stays. */
export function insertBlockPlace(
  db: WriteDb,
  batchId: number,
  hash: number,
  place: BlockPlace,
): void {
  statement(
    db,
    `INSERT OR IGNORE INTO block_place (batch_id, hash, document_id, position)
     VALUES (?, ?, ?, ?)`,
  ).run(batchId, hash, place.documentId, place.position);
}

/** Documents and positions of the batch where a block with this hash stands. */
export function listBlockPlaces(db: ReadDb, batchId: number, hash: number): BlockPlace[] {
  return statement<BlockPlace>(
    db,
    `SELECT document_id AS documentId, position FROM block_place
     WHERE batch_id = ? AND hash = ? ORDER BY document_id, position`,
  ).all(batchId, hash);
}

/** Notes where the blocks of a document stand now, by their hashes in order. */
export function moveBlockPlaces(
  db: WriteDb,
  batchId: number,
  documentId: number,
  before: readonly number[],
  after: readonly number[],
): void {
  const remove = statement(
    db,
    'DELETE FROM block_place WHERE batch_id = ? AND hash = ? AND document_id = ?',
  );
  for (const hash of before) remove.run(batchId, hash, documentId);
  after.forEach((hash, position) => {
    insertBlockPlace(db, batchId, hash, { documentId, position });
  });
}

/** A block with its place. */
export interface PlacedBlock extends BlockPlace, HashedBlock {}

interface PlacedRow extends BlockPlace, PackedBlocks {}

/** The blocks of the batch with this hash, by document and position. */
export function listPlacedBlocks(db: ReadDb, batchId: number, hash: number): PlacedBlock[] {
  return statement<PlacedRow>(
    db,
    `SELECT document_id AS documentId, position, spans, hashes
     FROM block_place CROSS JOIN document_blocks USING (document_id)
     WHERE batch_id = ? AND hash = ? ORDER BY document_id, position`,
  )
    .all(batchId, hash)
    .map(readRow);
}

/** The blocks of the batch with this hash that open their documents. */
export function listOpeningBlocks(db: ReadDb, batchId: number, hash: number): PlacedBlock[] {
  return statement<PlacedRow>(
    db,
    `SELECT document_id AS documentId, position, spans, hashes
     FROM block_place CROSS JOIN document_blocks USING (document_id)
     WHERE batch_id = ? AND hash = ? AND position = 0 ORDER BY document_id`,
  )
    .all(batchId, hash)
    .map(readRow);
}

function readRow({ documentId, position, ...packed }: PlacedRow): PlacedBlock {
  return { documentId, position, ...unpackBlock(packed, position) };
}

/** How often a block with this hash stands in some documents of the batch. */
export function countPlacesIn(
  db: ReadDb,
  batchId: number,
  hash: number,
  documentIds: readonly number[],
): number {
  return statement<number>(
    db,
    `SELECT COUNT(*) FROM json_each(?) AS wanted CROSS JOIN block_place
     ON batch_id = ? AND hash = ? AND document_id = wanted.value`,
  )
    .pluck()
    .get(JSON.stringify(documentIds), batchId, hash)!;
}
