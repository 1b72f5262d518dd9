import { lentFloats, lentInts } from '../lent-arrays';
import type { TopicSpace } from './topic-space';
import { dampen } from './dampen';

/** How the meaning of a unit's words fits its document, in the order of a row. */
export const meaningFeatureNames = [
  'meaning-rest',
  'meaning-near',
  'meaning-next-span',
  'meaning-previous-span',
  'meaning-likest',
  'meaning-likest-three',
  'meaning-title',
  'meaning-previous',
  'meaning-next',
  'meaning-across',
  'meaning-gap',
  'meaning-wide',
  'meaning-wide-gap',
  'meaning-known',
  'meaning-coherence',
] as const;

/** Units further away are not compared one by one, so that long documents take linear time. */
const reach = 32;

/** Compares the mean directions of the units' words. All figures are cosines or differences of them. */
export class MeaningMeter {
  private readonly count: number;
  private readonly dimensions: number;
  /** Direction of each unit, of length 1 (0 when no word is known), one after the other. */
  private readonly directions: Float64Array;
  /** Share of each unit's weight in words whose direction is known. */
  private readonly known: Float64Array;
  /** Products of unit `u` with itself and the next ones: `products[u * (reach + 1) + distance]`. */
  private readonly products: Float64Array;
  /** Product of each unit with the sum of all, and the square of that sum. */
  private readonly withAll: Float64Array;
  private readonly all: number;

  /** Where the vectors of a unit's known words begin, and how much each weighs. */
  private readonly rowStarts: Int32Array;
  private readonly rowScales: Float64Array;

  constructor(space: TopicSpace) {
    this.count = space.units.length;
    this.rowStarts = lentInts(space.rarity.length + 3);
    this.rowScales = lentFloats(space.rarity.length + 3);
    this.dimensions = space.vectors.dimensions;
    this.known = lentFloats(this.count);
    this.directions = lentFloats(this.count * this.dimensions);
    for (let unit = 0; unit < this.count; unit++) this.direct(space, unit);
    this.products = this.multiplyNear();
    const sum = lentFloats(this.dimensions);
    for (let from = 0; from < this.directions.length; from += this.dimensions) {
      for (let at = 0; at < this.dimensions; at++) sum[at]! += this.directions[from + at]!;
    }
    this.withAll = lentFloats(this.count);
    let all = 0;
    for (let unit = 0; unit < this.count; unit++) {
      const from = unit * this.dimensions;
      let product = 0;
      for (let at = 0; at < this.dimensions; at++)
        product += this.directions[from + at]! * sum[at]!;
      this.withAll[unit] = product;
      all += product;
    }
    this.all = all;
  }

  /** Writes one unit's features into `values` from `at` on. */
  write(unit: number, values: Float64Array, at: number): void {
    const last = this.count - 1;
    const rest = this.withRest(unit, unit, unit - 1, unit + 1);
    values[at] = rest;
    values[at + 1] = this.withRest(unit, unit, unit, unit);
    values[at + 2] = unit < last ? this.withRest(unit, unit + 1, unit - 1, unit + 2) : rest;
    values[at + 3] = unit > 0 ? this.withRest(unit - 1, unit, unit - 2, unit + 1) : rest;
    this.writeLikest(unit, values, at + 4);
    values[at + 6] = unit === 0 ? -1 : this.multiply(0, unit);
    const before = unit > 0 ? this.near(unit - 1, unit) : undefined;
    const after = unit < last ? this.near(unit, unit + 1) : undefined;
    const previous = before ?? after ?? 0;
    const next = after ?? before ?? 0;
    const beside = Math.max(previous, next);
    const across =
      before === undefined || after === undefined ? beside : this.near(unit - 1, unit + 1);
    values[at + 7] = previous;
    values[at + 8] = next;
    values[at + 9] = across;
    values[at + 10] = across - beside;
    this.writeWide(unit, values, at + 11);
    values[at + 13] = this.known[unit]!;
    values[at + 14] = Math.sqrt(Math.max(0, this.all)) / this.count;
  }

  private direct(space: TopicSpace, unit: number): void {
    const { terms, rarity, vectors, vectorRows } = space;
    const { rowStarts, rowScales } = this;
    const block = space.units[unit]!;
    let weight = 0;
    let known = 0;
    let rows = 0;
    for (let entry = terms.offsets[block]!; entry < terms.offsets[block + 1]!; entry++) {
      const term = terms.terms[entry]!;
      const own = dampen(terms.counts[entry]!) * rarity[term]!;
      weight += own;
      const row = vectorRows[term]!;
      if (row < 0) continue;
      known += own;
      rowStarts[rows] = row * this.dimensions;
      rowScales[rows++] = own * vectors.scales[row]!;
    }
    this.known[unit] = weight > 0 ? known / weight : 0;
    if (rows > 0) this.addRows(vectors.values, rows, unit * this.dimensions);
  }

  /** Adds up so many rows of the vectors in the direction that begins at `start`, and makes that of length 1. */
  private addRows(vectors: Int8Array, rows: number, start: number): void {
    const { dimensions, directions, rowStarts, rowScales } = this;
    // Four rows at once, so that each sum is read and written once for them; the last are filled up with nothing.
    rowScales.fill(0, rows, rows + 3);
    rowStarts.fill(0, rows, rows + 3);
    for (let row = 0; row < rows; row += 4) {
      const from0 = rowStarts[row]!;
      const from1 = rowStarts[row + 1]!;
      const from2 = rowStarts[row + 2]!;
      const from3 = rowStarts[row + 3]!;
      const scale0 = rowScales[row]!;
      const scale1 = rowScales[row + 1]!;
      const scale2 = rowScales[row + 2]!;
      const scale3 = rowScales[row + 3]!;
      for (let at = 0; at < dimensions; at++) {
        directions[start + at] =
          directions[start + at]! +
          scale0 * vectors[from0 + at]! +
          scale1 * vectors[from1 + at]! +
          scale2 * vectors[from2 + at]! +
          scale3 * vectors[from3 + at]!;
      }
    }
    let squares = 0;
    for (let at = start; at < start + dimensions; at++) squares += directions[at]! ** 2;
    if (squares === 0) return;
    const scale = 1 / Math.sqrt(squares);
    for (let at = start; at < start + dimensions; at++) directions[at]! *= scale;
  }

  private multiplyNear(): Float64Array {
    const products = lentFloats(this.count * (reach + 1));
    for (let unit = 0; unit < this.count; unit++) {
      const most = Math.min(reach, this.count - 1 - unit);
      for (let distance = 0; distance <= most; distance++) {
        products[unit * (reach + 1) + distance] = this.multiply(unit, unit + distance);
      }
    }
    return products;
  }

  private multiply(one: number, other: number): number {
    const { dimensions, directions } = this;
    const from = one * dimensions;
    const otherFrom = other * dimensions;
    // Four sums side by side: a single one would have each addition wait for the one before.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let at = 0;
    for (; at + 3 < dimensions; at += 4) {
      a += directions[from + at]! * directions[otherFrom + at]!;
      b += directions[from + at + 1]! * directions[otherFrom + at + 1]!;
      c += directions[from + at + 2]! * directions[otherFrom + at + 2]!;
      d += directions[from + at + 3]! * directions[otherFrom + at + 3]!;
    }
    for (; at < dimensions; at++) a += directions[from + at]! * directions[otherFrom + at]!;
    return a + b + (c + d);
  }

  /** Product of two units within reach of each other. */
  private near(one: number, other: number): number {
    return one <= other
      ? this.products[one * (reach + 1) + other - one]!
      : this.products[other * (reach + 1) + one - other]!;
  }

  /** Sum of the products of the units `from` to `to` with the units `otherFrom` to `otherTo`. */
  private sum(from: number, to: number, otherFrom: number, otherTo: number): number {
    let sum = 0;
    for (let one = from; one <= to; one++) {
      for (let other = otherFrom; other <= otherTo; other++) sum += this.near(one, other);
    }
    return sum;
  }

  /** Cosine of the units `from` to `to` with all units but those of the window. */
  private withRest(from: number, to: number, windowFrom: number, windowTo: number): number {
    const first = Math.max(0, windowFrom);
    const last = Math.min(this.count - 1, windowTo);
    let product = -this.sum(from, to, first, last);
    let squares = this.all + this.sum(first, last, first, last);
    for (let unit = from; unit <= to; unit++) product += this.withAll[unit]!;
    for (let unit = first; unit <= last; unit++) squares -= 2 * this.withAll[unit]!;
    return cosine(product, this.sum(from, to, from, to), squares);
  }

  /** The best, and the mean of the three best, of the units that are no neighbours. */
  private writeLikest(unit: number, values: Float64Array, at: number): void {
    let best = 0;
    let second = 0;
    let third = 0;
    const last = Math.min(this.count - 1, unit + reach);
    for (let other = Math.max(0, unit - reach); other <= last; other++) {
      if (other >= unit - 1 && other <= unit + 1) continue;
      const product = this.near(unit, other);
      if (product > best) {
        third = second;
        second = best;
        best = product;
      } else if (product > second) {
        third = second;
        second = product;
      } else if (product > third) third = product;
    }
    values[at] = best;
    values[at + 1] = (best + second + third) / 3;
  }

  /** The three units on either side: how well the unit fits them, and how much better they fit each other. */
  private writeWide(unit: number, values: Float64Array, at: number): void {
    const from = Math.max(0, unit - 3);
    const to = Math.min(this.count - 1, unit + 3);
    const before = this.sum(from, unit - 1, from, unit - 1);
    const after = this.sum(unit + 1, to, unit + 1, to);
    const between = this.sum(from, unit - 1, unit + 1, to);
    const own = this.near(unit, unit);
    const product = this.sum(unit, unit, from, unit - 1) + this.sum(unit, unit, unit + 1, to);
    const wide = cosine(product, own, before + after + 2 * between);
    values[at] = wide;
    values[at + 1] = cosine(between, before, after) - wide;
  }
}

function cosine(product: number, squares: number, otherSquares: number): number {
  // Sums of differences leave tiny remainders of what is nothing.
  return squares > 1e-9 && otherSquares > 1e-9 ? product / Math.sqrt(squares * otherSquares) : 0;
}
