import type { Document } from '../model/document';
import { withRoom } from './copy-into';
import { lineHashes } from './line-hashes';

/**
 * What is kept of the lines of documents until the batch is complete: plain data in a few columns, whatever
 * the number of documents. A document that comes again has a further row, which is the one that counts.
 */
export interface LineFold {
  /** For each row the id of its document. */
  readonly ids: string[];
  /** The sites of documents by their ids, where they are known. */
  readonly sites: Map<string, string>;
  /** Row `i` has the lines `from[i]` up to `from[i + 1]` in the columns below. All columns have room for more. */
  from: Uint32Array;
  /** Hashes of the lines as they stand there, and as they are counted: in their slotted form, if any. */
  exact: Float64Array;
  counted: Float64Array;
  /** Characters. */
  length: Uint32Array;
}

/** A fold over no documents. */
export function emptyLines(): LineFold {
  return {
    ids: [],
    sites: new Map(),
    from: new Uint32Array(1),
    exact: new Float64Array(0),
    counted: new Float64Array(0),
    length: new Uint32Array(0),
  };
}

/** Adds what the batch has to know of a document's lines. */
export function addLines(into: LineFold, document: Document): void {
  const { id, site, blocks } = document;
  const hashes = lineHashes(document);
  const row = into.ids.length;
  const start = into.from[row]!;
  makeRoom(into, row + 1, start + blocks.length);
  into.exact.set(hashes.exact, start);
  into.counted.set(hashes.counted, start);
  for (let index = 0; index < blocks.length; index++) {
    into.length[start + index] = blocks[index]!.end - blocks[index]!.start;
  }
  into.from[row + 1] = start + blocks.length;
  into.ids.push(id);
  if (site !== undefined) into.sites.set(id, site);
  else into.sites.delete(id);
}

function makeRoom(fold: LineFold, rows: number, lines: number): void {
  fold.from = withRoom(fold.from, rows + 1);
  fold.exact = withRoom(fold.exact, lines);
  fold.counted = withRoom(fold.counted, lines);
  fold.length = withRoom(fold.length, lines);
}

/** The fold over the documents of both; neither is changed. */
export function mergeLines(a: LineFold, b: LineFold): LineFold {
  const merged = emptyLines();
  append(merged, a);
  append(merged, b);
  return merged;
}

/** Adds the documents of another fold. */
function append(into: LineFold, { ids, sites, from, ...columns }: LineFold): void {
  const row = into.ids.length;
  const start = into.from[row]!;
  const lines = from[ids.length]!;
  makeRoom(into, row + ids.length, start + lines);
  for (let at = 0; at < ids.length; at++) {
    into.from[row + at + 1] = start + from[at + 1]!;
    into.ids.push(ids[at]!);
    into.sites.delete(ids[at]!);
  }
  into.exact.set(columns.exact.subarray(0, lines), start);
  into.counted.set(columns.counted.subarray(0, lines), start);
  into.length.set(columns.length.subarray(0, lines), start);
  for (const [id, site] of sites) into.sites.set(id, site);
}
