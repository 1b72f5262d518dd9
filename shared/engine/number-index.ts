/** Finds whole numbers in a column: by a table, as steps through a long column wait for the memory each time. */
export class NumberIndex {
  readonly #column: Float64Array;
  readonly #shift: number;
  /** For each place of the table the row that is found there, from 1 on. */
  readonly #places: Uint32Array;

  /** Over different numbers, of up to 53 bits. */
  constructor(column: Float64Array) {
    this.#column = column;
    // Twice as many places as there are numbers, so that few share one.
    this.#shift = Math.clz32(column.length) - 1;
    this.#places = new Uint32Array(2 ** (32 - this.#shift));
    for (let row = 0; row < column.length; row++) {
      let place = placeOfNumber(column[row]!, this.#shift);
      while (this.#places[place] !== 0) place = this.#behind(place);
      this.#places[place] = row + 1;
    }
  }

  /** The row of a number, or -1. */
  find(wanted: number): number {
    for (let place = placeOfNumber(wanted, this.#shift); ; place = this.#behind(place)) {
      const row = this.#places[place]! - 1;
      if (row < 0 || this.#column[row] === wanted) return row;
    }
  }

  #behind(place: number): number {
    return place + 1 < this.#places.length ? place + 1 : 0;
  }
}

/** Where a whole number of up to 53 bits goes in a table of 2 ** (32 - shift) places: the high bits of a product, in which all bits have a say. */
export function placeOfNumber(value: number, shift: number): number {
  const high = Math.floor(value / 0x1_0000_0000);
  return Math.imul(value ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> shift;
}
