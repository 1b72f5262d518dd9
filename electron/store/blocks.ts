import type { Block } from '../../shared/model/document';
import type { Span } from '../../shared/model/span';
import { statement, type ReadDb, type WriteDb } from './database';
import {
  unpackBlocks,
  unpackHashes,
  unpackOverlapping,
  unpackRun,
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

/** Hashes of the blocks of a document, by position. */
export function listBlockHashes(db: ReadDb, documentId: number): number[] {
  const hashes = statement<Buffer>(db, 'SELECT hashes FROM document_blocks WHERE document_id = ?')
    .pluck()
    .get(documentId);
  return hashes ? unpackHashes(hashes) : [];
}

/** Blocks of a document from `position` on, at most `count`. */
export function listBlockRun(
  db: ReadDb,
  documentId: number,
  position: number,
  count: number,
): HashedBlock[] {
  const packed = getPackedBlocks(db, documentId);
  return packed ? unpackRun(packed, position, count) : [];
}

/** Blocks of a document that share text with a span, in order. */
export function findBlockRun(db: ReadDb, documentId: number, span: Span): HashedBlock[] {
  const packed = getPackedBlocks(db, documentId);
  return packed ? unpackOverlapping(packed, span) : [];
}

function getPackedBlocks(db: ReadDb, documentId: number): PackedBlocks | undefined {
  return statement<PackedBlocks>(
    db,
    'SELECT spans, hashes FROM document_blocks WHERE document_id = ?',
  ).get(documentId);
}
