import type { Document } from '../model/document';
import { slotLine } from './slot-line';
import { hashText } from './text-hash';

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
