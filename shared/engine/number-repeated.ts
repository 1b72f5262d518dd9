import { placeOfNumber } from './number-index';

/** The values of a column that come again, by numbers from 0 on. */
export interface RepeatedValues {
  /** For each place of the column the number of its value; -1 for a value that comes once. */
  readonly number: Int32Array;
  /** For each number its value, in whatever order. */
  readonly value: Float64Array;
}

/** Numbers those values of a column of whole numbers of up to 53 bits that come more than once. */
export function numberRepeated(column: Float64Array): RepeatedValues {
  const number = new Int32Array(column.length).fill(-1);
  // Twice as many places as there are values, so that few share one.
  const shift = Math.clz32(column.length) - 1;
  /** For each place of the table the first in the column with the value that is found there, from 1 on. */
  const places = new Uint32Array(2 ** (32 - shift));
  let count = 0;
  for (let at = 0; at < column.length; at++) {
    const wanted = column[at]!;
    let place = placeOfNumber(wanted, shift);
    while (places[place] !== 0 && column[places[place]! - 1] !== wanted) {
      place = place + 1 < places.length ? place + 1 : 0;
    }
    const first = places[place]! - 1;
    if (first < 0) places[place] = at + 1;
    else {
      if (number[first]! < 0) number[first] = count++;
      number[at] = number[first]!;
    }
  }
  const value = new Float64Array(count);
  for (let at = 0; at < column.length; at++) {
    if (number[at]! >= 0) value[number[at]!] = column[at]!;
  }
  return { number, value };
}
