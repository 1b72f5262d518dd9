import type { Document } from '../model/document';
import type { HashedLines } from './near-duplicates';
import { slotLine } from './slot-line';
import { hashText } from './text-hash';

/** Blocks from either end that count as top and bottom of a document; of short ones no more than a part. */
const edgeBlocks = { top: 4, bottom: 6 };
const edgeShare = 1 / 3;
/** Bits of a line's place. */
export const atTopBit = 1;
export const atBottomBit = 2;

/** The distinct lines of one document as parallel columns, sorted by hash. */
export interface DocumentLines {
  readonly site?: string;
  /** The lines as they stand there. */
  readonly exact: HashedLines;
  /** The lines as they are counted: in their slotted form, if any. */
  readonly slotted: HashedLines;
  /** For each slotted line, as bits: the line stands at the top, at the bottom. */
  readonly place: Uint8Array;
}

/** The hash under which a line is counted over the batch. */
export function countedHash(text: string, start: number, end: number): number {
  return slottedHash(text, start, end) ?? hashText(text, start, end);
}

/** Hash of the line with its numbers and dates left open; undefined when it has none. */
function slottedHash(text: string, start: number, end: number): number | undefined {
  const slotted = end - start <= 200 ? slotLine(text.slice(start, end)) : undefined;
  if (slotted === undefined) return undefined;
  // Dates and numbers alone are no template: they stand in any list or table.
  const worded = /\p{L}/u.test(slotted.replace(/\{\w+\}/g, ''));
  return worded ? hashText(slotted) : undefined;
}

/** Hashes of a document's blocks: of their exact text, and the one under which they are counted. */
export interface LineHashes {
  readonly exact: Float64Array;
  readonly counted: Float64Array;
}

const hashesOf = new WeakMap<Document, LineHashes>();

/** The hashes of each block of a document; worked out once for a document. */
export function lineHashes(document: Document): LineHashes {
  const known = hashesOf.get(document);
  if (known !== undefined) return known;
  const { text, blocks } = document;
  const exact = new Float64Array(blocks.length);
  const counted = new Float64Array(blocks.length);
  for (let index = 0; index < blocks.length; index++) {
    const { start, end } = blocks[index]!;
    exact[index] = hashText(text, start, end);
    counted[index] = slottedHash(text, start, end) ?? exact[index]!;
  }
  const hashes = { exact, counted };
  hashesOf.set(document, hashes);
  return hashes;
}

/** What the batch has to know of a document's lines. */
export function foldLines(document: Document): DocumentLines {
  const { blocks, site } = document;
  const lengths = new Map<number, number>();
  const slottedLengths = new Map<number, number>();
  const places = new Map<number, number>();
  const hashes = lineHashes(document);
  const edge = Math.max(1, Math.floor(edgeShare * blocks.length));
  const top = Math.min(edgeBlocks.top, edge);
  const bottom = blocks.length - Math.min(edgeBlocks.bottom, edge);
  for (const { index, start, end } of blocks) {
    const counted = hashes.counted[index]!;
    lengths.set(hashes.exact[index]!, end - start);
    // Of lines that differ in their numbers the longest counts, whichever comes first.
    slottedLengths.set(counted, Math.max(slottedLengths.get(counted) ?? 0, end - start));
    let place = places.get(counted) ?? 0;
    if (index < top) place |= atTopBit;
    if (index >= bottom) place |= atBottomBit;
    places.set(counted, place);
  }
  const slotted = toHashedLines(slottedLengths);
  const place = new Uint8Array(slotted.hash.length);
  for (let at = 0; at < place.length; at++) place[at] = places.get(slotted.hash[at]!)!;
  return { ...(site === undefined ? {} : { site }), exact: toHashedLines(lengths), slotted, place };
}

function toHashedLines(lengths: ReadonlyMap<number, number>): HashedLines {
  // For so few lines loops take far less time than `from`.
  const hash = new Float64Array(lengths.size);
  let next = 0;
  for (const each of lengths.keys()) hash[next++] = each;
  hash.sort();
  const length = new Uint32Array(hash.length);
  for (let at = 0; at < length.length; at++) length[at] = lengths.get(hash[at]!)!;
  return { hash, length };
}
