import type { Document } from '../model/document';
import { slotLine } from './slot-line';
import { hashText } from './text-hash';

/** Blocks from either end that count as top and bottom of a document. */
const edgeBlocks = { top: 4, bottom: 6 };
/** Bits of a line's place. */
export const atTopBit = 1;
export const atBottomBit = 2;

/** The distinct lines of one document as parallel columns, sorted by hash. */
export interface DocumentLines {
  readonly site?: string;
  /** Hash of each line's exact text, and its length in characters. */
  readonly exact: Float64Array;
  readonly length: Uint32Array;
  /** Hash under which lines are counted: of the slotted form, if any. */
  readonly counted: Float64Array;
  /** Bits: the line stands at the top, at the bottom. */
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
  const places = new Map<number, number>();
  const hashes = lineHashes(document);
  for (const block of blocks) {
    lengths.set(hashes.exact[block.index]!, block.end - block.start);
    const counted = hashes.counted[block.index]!;
    let place = places.get(counted) ?? 0;
    if (block.index < edgeBlocks.top) place |= atTopBit;
    if (block.index >= blocks.length - edgeBlocks.bottom) place |= atBottomBit;
    places.set(counted, place);
  }
  const exact = Float64Array.from(lengths.keys()).sort();
  const counted = Float64Array.from(places.keys()).sort();
  return {
    ...(site === undefined ? {} : { site }),
    exact,
    length: Uint32Array.from(exact, (hash) => lengths.get(hash)!),
    counted,
    place: Uint8Array.from(counted, (hash) => places.get(hash)!),
  };
}
