import type { Block } from '../../shared/model/document';
import type { Span } from '../../shared/model/span';
import { statement, type ReadDb, type WriteDb } from './database';

export interface HashedBlock extends Span {
  readonly hash: number;
}

/** Keeps the blocks of a document with the hashes of their texts, by which twins are found. */
export function insertBlocks(
  db: WriteDb,
  documentId: number,
  text: string,
  blocks: readonly Block[],
): void {
  const insert = statement(
    db,
    'INSERT INTO block (document_id, position, start, end, hash) VALUES (?, ?, ?, ?, ?)',
  );
  for (const block of blocks) {
    const hash = hashBlock(text, block.start, block.end);
    insert.run(documentId, block.index, block.start, block.end, hash);
  }
}

/** Forgets the blocks of a document before others are kept. */
export function deleteBlocks(db: WriteDb, documentId: number): void {
  statement(db, 'DELETE FROM block WHERE document_id = ?').run(documentId);
}

/** Blocks of a document in order. */
export function listBlocks(db: ReadDb, documentId: number): Block[] {
  return statement<Block>(
    db,
    'SELECT position AS "index", start, end FROM block WHERE document_id = ? ORDER BY position',
  ).all(documentId);
}

/** Hashes of the blocks of a document, by position. */
export function listBlockHashes(db: ReadDb, documentId: number): number[] {
  return statement<number>(db, 'SELECT hash FROM block WHERE document_id = ? ORDER BY position')
    .pluck()
    .all(documentId);
}

/** Blocks of a document from `position` on, at most `count`. */
export function listBlockRun(
  db: ReadDb,
  documentId: number,
  position: number,
  count: number,
): HashedBlock[] {
  return statement<HashedBlock>(
    db,
    `SELECT start, end, hash FROM block
     WHERE document_id = ? AND position >= ? AND position < ? ORDER BY position`,
  ).all(documentId, position, position + count);
}

/** Blocks of a document that share text with a span, in order. */
export function findBlockRun(db: ReadDb, documentId: number, span: Span): HashedBlock[] {
  return statement<HashedBlock>(
    db,
    `SELECT start, end, hash FROM block
     WHERE document_id = ? AND end > ? AND start < ? ORDER BY position`,
  ).all(documentId, span.start, span.end);
}

/** All hashes are below this. */
export const hashRange = 2 ** 52;

/** 52-bit hash of `text[start, end)`; equal texts have equal hashes, unequal ones almost never. */
export function hashBlock(text: string, start: number, end: number): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (high >>> 12) * 0x1_0000_0000 + (low >>> 0);
}
