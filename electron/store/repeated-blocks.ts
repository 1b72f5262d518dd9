import { statement, type ReadDb, type WriteDb } from './database';
import { unpackBlock, type HashedBlock, type PackedBlocks } from './packed-blocks';

/** Where a block stands. */
export interface BlockPlace {
  readonly documentId: number;
  readonly position: number;
}

/** A block of some document. */
export interface PlacedBlock extends HashedBlock {
  readonly documentId: number;
}

/** Bytes of a packed place: document and position as numbers of four bytes, big-endian. */
const placeBytes = 8;

/** Places as they are kept; they are to come by document and position. */
export function packPlaces(places: readonly BlockPlace[]): Uint8Array {
  const packed = new Uint8Array(places.length * placeBytes);
  const view = new DataView(packed.buffer);
  places.forEach(({ documentId, position }, index) => {
    view.setUint32(index * placeBytes, documentId);
    view.setUint32(index * placeBytes + 4, position);
  });
  return packed;
}

/** Keeps all places of a block text that stands in the batch more than once; what is so already is not written. */
export function setBlockPlaces(
  db: WriteDb,
  batchId: number,
  hash: number,
  packed: Uint8Array,
): void {
  statement(
    db,
    `INSERT INTO repeated_block (batch_id, hash, places) VALUES (?, ?, ?)
     ON CONFLICT (batch_id, hash) DO UPDATE SET places = excluded.places
     WHERE places <> excluded.places`,
  ).run(batchId, hash, packed);
}

/** Forgets the places of a block text that stands in the batch once, or no more. */
export function deleteBlockPlaces(db: WriteDb, batchId: number, hash: number): void {
  statement(db, 'DELETE FROM repeated_block WHERE batch_id = ? AND hash = ?').run(batchId, hash);
}

/** The hashes of a stretch that stand in the batch more than once, rising, at most `count`. */
export function listRepeatedHashes(
  db: ReadDb,
  batchId: number,
  { after, below }: { readonly after: number; readonly below: number },
  count: number,
): number[] {
  return statement<number>(
    db,
    `SELECT hash FROM repeated_block
     WHERE batch_id = ? AND hash > ? AND hash < ? ORDER BY hash LIMIT ?`,
  )
    .pluck()
    .all(batchId, after, below, count);
}

/** How often a block with this hash stands in the batch, as of the last import; at least 1. */
export function getOccurrences(db: ReadDb, batchId: number, hash: number): number {
  const bytes = statement<number>(
    db,
    'SELECT length(places) FROM repeated_block WHERE batch_id = ? AND hash = ?',
  )
    .pluck()
    .get(batchId, hash);
  return bytes === undefined ? 1 : bytes / placeBytes;
}

/** Where blocks with this hash stand, by document and position; nothing of one that stands once. */
export function listBlockPlaces(db: ReadDb, batchId: number, hash: number): BlockPlace[] {
  const packed = statement<Buffer>(
    db,
    'SELECT places FROM repeated_block WHERE batch_id = ? AND hash = ?',
  )
    .pluck()
    .get(batchId, hash);
  return packed ? unpackPlaces(packed) : [];
}

function unpackPlaces(packed: Uint8Array): BlockPlace[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const places: BlockPlace[] = [];
  for (let at = 0; at < packed.length; at += placeBytes) {
    places.push({ documentId: view.getUint32(at), position: view.getUint32(at + 4) });
  }
  return places;
}

/** The repeated blocks with this hash that open their documents. */
export function listOpeningBlocks(db: ReadDb, batchId: number, hash: number): PlacedBlock[] {
  const places = listBlockPlaces(db, batchId, hash).filter(({ position }) => position === 0);
  return readPlaces(db, places, hash);
}

/** How often a repeated block with this hash stands in some documents of the batch. */
export function countPlacesIn(
  db: ReadDb,
  batchId: number,
  hash: number,
  documentIds: ReadonlySet<number>,
): number {
  return listBlockPlaces(db, batchId, hash).filter(({ documentId }) => documentIds.has(documentId))
    .length;
}

interface DocumentBlocks extends PackedBlocks {
  readonly documentId: number;
}

/** The blocks at places that come by document. A text that was made anew meanwhile has others there. */
function readPlaces(db: ReadDb, places: readonly BlockPlace[], hash: number): PlacedBlock[] {
  const documentIds = [...new Set(places.map(({ documentId }) => documentId))];
  const rows = statement<DocumentBlocks>(
    db,
    `SELECT document_id AS documentId, spans, hashes
     FROM json_each(?) AS wanted CROSS JOIN document_blocks ON document_id = wanted.value`,
  ).iterate(JSON.stringify(documentIds));
  const blocks: PlacedBlock[] = [];
  let at = 0;
  for (const { documentId, ...packed } of rows) {
    for (; places[at]?.documentId === documentId; at++) {
      const block = unpackBlock(packed, places[at]!.position);
      if (block?.hash === hash) blocks.push({ documentId, ...block });
    }
  }
  return blocks;
}
