import type { Block } from '../../shared/model/document';
import type { Span } from '../../shared/model/span';
import { statement, type ReadDb, type WriteDb } from './database';
import {
  unpackBlocks,
  unpackHashes,
  unpackOverlapping,
  type HashedBlock,
  type PackedBlocks,
} from './packed-blocks';

/** Keeps the blocks of a document, in the place of those that it had. */
export function setBlocks(db: WriteDb, documentId: number, { spans, hashes }: PackedBlocks): void {
  statement(
    db,
    'INSERT OR REPLACE INTO document_blocks (document_id, spans, hashes) VALUES (?, ?, ?)',
  ).run(documentId, spans, hashes);
}

/** Blocks of a document in order. */
export function listBlocks(db: ReadDb, documentId: number): Block[] {
  const spans = statement<Buffer>(db, 'SELECT spans FROM document_blocks WHERE document_id = ?')
    .pluck()
    .get(documentId);
  return spans ? unpackBlocks(spans) : [];
}

/** The hashes of the blocks of a document, by position. */
export interface BlockHashes {
  readonly documentId: number;
  readonly hashes: Float64Array;
}

/** The hashes of those documents that have blocks, in the order of the ids. */
export function listBlockHashes(db: ReadDb, documentIds: readonly number[]): BlockHashes[] {
  return statement<{ readonly documentId: number; readonly hashes: Buffer }>(
    db,
    `SELECT document_id AS documentId, hashes
     FROM json_each(?) AS wanted CROSS JOIN document_blocks ON document_id = wanted.value`,
  )
    .all(JSON.stringify(documentIds))
    .map(({ documentId, hashes }) => ({ documentId, hashes: unpackHashes(hashes) }));
}

/** Blocks of a document that share text with a span, in order. */
export function findBlockRun(db: ReadDb, documentId: number, span: Span): HashedBlock[] {
  return unpackOverlapping(getPackedBlocks(db, documentId), span);
}

/** The blocks of a document as they are kept. */
export function getPackedBlocks(db: ReadDb, documentId: number): PackedBlocks {
  const packed = statement<PackedBlocks>(
    db,
    'SELECT spans, hashes FROM document_blocks WHERE document_id = ?',
  ).get(documentId);
  return packed ?? noBlocks;
}

/** An earlier version kept nothing of a document without blocks. */
const noBlocks: PackedBlocks = { spans: new Uint8Array(0), hashes: new Uint8Array(0) };
