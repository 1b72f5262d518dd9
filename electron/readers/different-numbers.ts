import { placeOfNumber } from '../../shared/engine/number-index';

const placeBits = 11;
const places = 1 << placeBits;

/** A set of less than a thousand whole numbers of up to 48 bits that is used again and again. */
export class DifferentNumbers {
  /** The numbers, in the order in which they came. */
  readonly values = new Float64Array(places >> 1);
  count = 0;
  /** For each place of a table the number that was seen first there, from 1 on; of earlier rounds they are too small. */
  readonly #places = new Uint32Array(places);
  #round = 0;

  /** Forgets all numbers. */
  clear(): void {
    this.count = 0;
    this.#round += places;
    if (this.#round < 2 ** 32 - places) return;
    this.#places.fill(0);
    this.#round = 0;
  }

  /** Takes a number up, if it is not there. */
  add(value: number): void {
    let place = placeOfNumber(value, 32 - placeBits);
    for (; this.#places[place]! > this.#round; place = (place + 1) & (places - 1)) {
      if (this.values[this.#places[place]! - this.#round - 1] === value) return;
    }
    this.values[this.count++] = value;
    this.#places[place] = this.#round + this.count;
  }
}
