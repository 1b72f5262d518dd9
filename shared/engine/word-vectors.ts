import type { ResourceOrigin } from './background';

/** The shipped vectors as they stand in their file. */
export interface WordVectorTable {
  readonly origin: ResourceOrigin;
  readonly dimensions: number;
  /** Stems joined by spaces. */
  readonly stems: string;
  /** One signed byte for each dimension of each stem, row after row, in base 64. */
  readonly values: string;
}

/** Directions of words: words that stand in the same surroundings point the same way. */
export interface WordVectors {
  readonly dimensions: number;
  /** Row of each stem. */
  readonly rows: ReadonlyMap<string, number>;
  readonly values: Int8Array;
  /** Brings each row to length 1. */
  readonly scales: Float64Array;
}

/** Vectors of no words. */
export const noVectors: WordVectors = {
  dimensions: 0,
  rows: new Map(),
  values: new Int8Array(0),
  scales: new Float64Array(0),
};

/** The vectors in the form that lookups need; throws a RangeError when the table is cut off. */
export function readWordVectors({ dimensions, stems, values }: WordVectorTable): WordVectors {
  const names = stems.split(' ');
  const bytes = readBase64(values);
  if (bytes.length !== names.length * dimensions) {
    throw new RangeError('The table of word vectors has not as many values as its words need.');
  }
  const rows = new Map<string, number>();
  for (let row = 0; row < names.length; row++) rows.set(names[row]!, row);
  return { dimensions, rows, values: bytes, scales: scalesOf(bytes, names.length) };
}

/** By index: this runs once for each start, too soon for the compiler to make anything else fast. */
function scalesOf(values: Int8Array, rows: number): Float64Array {
  const scales = new Float64Array(rows);
  const dimensions = values.length / rows;
  for (let row = 0, at = 0; row < rows; row++) {
    let squares = 0;
    for (const end = at + dimensions; at < end; at++) squares += values[at]! * values[at]!;
    scales[row] = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  }
  return scales;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Signed bytes from base 64; no built-in does it both in Node and in a page without a detour. */
function readBase64(text: string): Int8Array {
  const digitOf = new Uint8Array(128);
  for (let digit = 0; digit < digits.length; digit++) digitOf[digits.charCodeAt(digit)] = digit;
  const length = text.replace(/=+$/, '').length;
  const bytes = new Int8Array(Math.floor((length * 3) / 4));
  let bits = 0;
  let held = 0;
  let out = 0;
  for (let at = 0; at < length; at++) {
    bits = ((bits << 6) | digitOf[text.charCodeAt(at)]!) & 0xffffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[out++] = bits >> held;
  }
  return bytes;
}
