import type { Block } from '../../shared/model/document';
import { spansOverlap, type Span } from '../../shared/model/span';

/** A block with the hash of its text, by which twins are found. */
export interface HashedBlock extends Block {
  readonly hash: number;
}

/**
 * The blocks of a document as they are kept: for each in turn its start and end, of four bytes each, and the
 * hash of its text, of eight bytes; all of them big-endian, as SQLite prints numbers.
 */
export interface PackedBlocks {
  readonly spans: Uint8Array;
  readonly hashes: Uint8Array;
}

const spanBytes = 8;
const hashBytes = 8;
/** Numbers of four bytes are below this. */
const wordRange = 2 ** 32;
/** All hashes are below this. */
export const hashRange = 2 ** 52;

/** The blocks of a text, ready to be kept. Needs no database: a worker can do it. */
export function packBlocks(text: string, blocks: readonly Block[]): PackedBlocks {
  const spans = new Uint8Array(blocks.length * spanBytes);
  const hashes = new Uint8Array(blocks.length * hashBytes);
  const spanView = new DataView(spans.buffer);
  const hashView = new DataView(hashes.buffer);
  blocks.forEach(({ start, end }, index) => {
    spanView.setUint32(index * spanBytes, start);
    spanView.setUint32(index * spanBytes + 4, end);
    const hash = hashBlock(text, start, end);
    hashView.setUint32(index * hashBytes, Math.floor(hash / wordRange));
    hashView.setUint32(index * hashBytes + 4, hash >>> 0);
  });
  return { spans, hashes };
}

/** The blocks of packed spans, in order. */
export function unpackBlocks(spans: Uint8Array): Block[] {
  const view = viewOf(spans);
  const blocks: Block[] = [];
  for (let index = 0; index < spans.length / spanBytes; index++) {
    blocks.push({ index, start: startAt(view, index), end: endAt(view, index) });
  }
  return blocks;
}

/** The hashes of the blocks, by position. */
export function unpackHashes(hashes: Uint8Array): Float64Array {
  const view = viewOf(hashes);
  const unpacked = new Float64Array(hashes.length / hashBytes);
  for (let index = 0; index < unpacked.length; index++) unpacked[index] = hashAt(view, index);
  return unpacked;
}

/** The block at a position; undefined behind the last one. */
export function unpackBlock(packed: PackedBlocks, position: number): HashedBlock | undefined {
  return unpackRun(packed, position, 1)[0];
}

/** Blocks from a position on, at most `count`. */
export function unpackRun(
  { spans, hashes }: PackedBlocks,
  position: number,
  count: number,
): HashedBlock[] {
  const spanView = viewOf(spans);
  const hashView = viewOf(hashes);
  const end = Math.min(position + count, spans.length / spanBytes);
  const run: HashedBlock[] = [];
  for (let index = position; index < end; index++) {
    run.push(hashedBlock(spanView, hashView, index));
  }
  return run;
}

/** Blocks that share text with a span, in order. */
export function unpackOverlapping({ spans, hashes }: PackedBlocks, span: Span): HashedBlock[] {
  const spanView = viewOf(spans);
  const hashView = viewOf(hashes);
  const overlapping: HashedBlock[] = [];
  for (let index = 0; index < spans.length / spanBytes; index++) {
    const block = { start: startAt(spanView, index), end: endAt(spanView, index) };
    if (spansOverlap(block, span)) overlapping.push(hashedBlock(spanView, hashView, index));
  }
  return overlapping;
}

/** Reads numbers wherever in memory the bytes stand. */
function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function startAt(spans: DataView, index: number): number {
  return spans.getUint32(index * spanBytes);
}

function endAt(spans: DataView, index: number): number {
  return spans.getUint32(index * spanBytes + 4);
}

function hashAt(hashes: DataView, index: number): number {
  return hashes.getUint32(index * hashBytes) * wordRange + hashes.getUint32(index * hashBytes + 4);
}

function hashedBlock(spans: DataView, hashes: DataView, index: number): HashedBlock {
  const start = startAt(spans, index);
  return { index, start, end: endAt(spans, index), hash: hashAt(hashes, index) };
}

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
