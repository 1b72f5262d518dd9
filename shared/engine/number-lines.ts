import { placeOfNumber } from './number-index';

/** Lines of documents, in one column. */
export interface LineColumn {
  /** The rows of the documents that count. */
  readonly rows: Uint32Array;
  /** Row `i` has the lines `from[i]` up to `from[i + 1]`. */
  readonly from: Uint32Array;
  readonly hash: Float64Array;
}

/** For each line the number of its hash, in whatever order, and how many there are; -1 for a hash that comes once. */
export function numberLines({ rows, from, hash }: LineColumn): {
  number: Int32Array;
  count: number;
} {
  const number = new Int32Array(hash.length).fill(-1);
  // Twice as many places as there are lines, so that few share one.
  const shift = Math.clz32(hash.length) - 1;
  /** For each place of the table the first line with the hash that is found there, from 1 on. */
  const places = new Uint32Array(2 ** (32 - shift));
  let count = 0;
  for (const row of rows) {
    for (let at = from[row]!; at < from[row + 1]!; at++) {
      const wanted = hash[at]!;
      let place = placeOfNumber(wanted, shift);
      while (places[place] !== 0 && hash[places[place]! - 1] !== wanted) {
        place = place + 1 < places.length ? place + 1 : 0;
      }
      const first = places[place]! - 1;
      if (first < 0) places[place] = at + 1;
      else {
        if (number[first]! < 0) number[first] = count++;
        number[at] = number[first]!;
      }
    }
  }
  return { number, count };
}
