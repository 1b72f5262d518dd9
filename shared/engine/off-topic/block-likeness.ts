import { lentFloats, lentInts } from '../lent-arrays';
import { dampen } from './dampen';
import type { TopicSpace } from './topic-space';

/** Words in more blocks than this are left out when single blocks are compared with each other. */
const mostBlocksOfWord = 64;

/** Compares single blocks of a document with each other. */
export class BlockLikeness {
  /** Blocks that hold a term: entries `starts[term]` to `starts[term + 1]` of `holders`. */
  private readonly starts: Int32Array;
  private readonly holders: Int32Array;
  private readonly holderWeights: Float64Array;
  /** Weight of each entry of the document's terms. */
  private readonly entryWeights: Float64Array;
  private readonly products: Float64Array;
  private readonly row: Float64Array;
  private readonly otherRow: Float64Array;
  /** Blocks or terms that are touched while something is measured, with a place for one that is not counted. */
  private readonly touched: Int32Array;
  private readonly otherTouched: Int32Array;

  constructor(private readonly space: TopicSpace) {
    const { terms, spread, rarity, norms } = space;
    this.starts = lentInts(spread.length + 1);
    for (let term = 0; term < spread.length; term++) {
      this.starts[term + 1] = this.starts[term]! + spread[term]!;
    }
    const fill = this.starts.slice();
    this.holders = lentInts(terms.terms.length);
    this.entryWeights = lentFloats(terms.terms.length);
    this.holderWeights = lentFloats(terms.terms.length);
    for (let block = 0; block < terms.blockCount; block++) {
      const norm = norms[block]!;
      for (let entry = terms.offsets[block]!; entry < terms.offsets[block + 1]!; entry++) {
        const term = terms.terms[entry]!;
        const place = fill[term]!++;
        this.holders[place] = block;
        const weight = dampen(terms.counts[entry]!) * rarity[term]!;
        this.entryWeights[entry] = weight;
        this.holderWeights[place] = norm > 0 ? weight / norm : 0;
      }
    }
    this.products = lentFloats(terms.blockCount);
    this.row = lentFloats(spread.length);
    this.otherRow = lentFloats(spread.length);
    this.touched = lentInts(Math.max(spread.length, terms.blockCount) + 1);
    this.otherTouched = lentInts(spread.length + 1);
  }

  /** Cosines of a block with its likest blocks, best first, leaving out those for which `skip` holds. */
  likest(block: number, howMany: number, skip: (other: number) => boolean): number[] {
    const { terms, norms } = this.space;
    const { touched, products } = this;
    let size = 0;
    const best = new Array<number>(howMany).fill(0);
    const norm = norms[block]!;
    if (norm === 0) return best;
    for (let entry = terms.offsets[block]!; entry < terms.offsets[block + 1]!; entry++) {
      const term = terms.terms[entry]!;
      const from = this.starts[term]!;
      const to = this.starts[term + 1]!;
      if (to - from < 2 || to - from > mostBlocksOfWord) continue;
      const weight = this.entryWeights[entry]! / norm;
      if (weight === 0) continue;
      for (let place = from; place < to; place++) {
        const other = this.holders[place]!;
        const product = products[other]!;
        touched[size] = other;
        size += Number(product === 0);
        products[other] = product + weight * this.holderWeights[place]!;
      }
    }
    for (let at = 0; at < size; at++) {
      const other = touched[at]!;
      if (!skip(other)) insertBest(best, products[other]!);
      products[other] = 0;
    }
    return best;
  }

  /** Cosine of two blocks. */
  ofPair(one: number, other: number): number {
    const { terms, norms } = this.space;
    const norm = norms[one]! * norms[other]!;
    if (norm === 0) return 0;
    const { entryWeights, row } = this;
    const from = terms.offsets[one]!;
    const to = terms.offsets[one + 1]!;
    for (let entry = from; entry < to; entry++) row[terms.terms[entry]!] = entryWeights[entry]!;
    let product = 0;
    for (let entry = terms.offsets[other]!; entry < terms.offsets[other + 1]!; entry++) {
      product += entryWeights[entry]! * row[terms.terms[entry]!]!;
    }
    for (let entry = from; entry < to; entry++) row[terms.terms[entry]!] = 0;
    return product / norm;
  }

  /** Cosine of some blocks and the others, which come in one group or two; 0 when there are none. */
  between(
    some: ArrayLike<number>,
    others: ArrayLike<number>,
    more: ArrayLike<number> = [],
  ): number {
    const { touched, otherTouched } = this;
    const someSize = this.enter(some, this.row, touched);
    const before = this.enter(others, this.otherRow, otherTouched);
    const otherSize = this.enter(more, this.otherRow, otherTouched, before);
    let product = 0;
    let squares = 0;
    let otherSquares = 0;
    for (let at = 0; at < someSize; at++) squares += this.row[touched[at]!]! ** 2;
    for (let at = 0; at < otherSize; at++) {
      const term = otherTouched[at]!;
      otherSquares += this.otherRow[term]! ** 2;
      product += this.row[term]! * this.otherRow[term]!;
      this.otherRow[term] = 0;
    }
    for (let at = 0; at < someSize; at++) this.row[touched[at]!] = 0;
    const norms = Math.sqrt(squares * otherSquares);
    return norms > 0 ? product / norms : 0;
  }

  /** Adds up the weights of some blocks in `row`; returns how many terms are touched after it. */
  private enter(
    blocks: ArrayLike<number>,
    row: Float64Array,
    touched: Int32Array,
    already = 0,
  ): number {
    const { terms } = this.space;
    let size = already;
    for (let at = 0; at < blocks.length; at++) {
      const end = terms.offsets[blocks[at]! + 1]!;
      for (let entry = terms.offsets[blocks[at]!]!; entry < end; entry++) {
        const term = terms.terms[entry]!;
        const weight = this.entryWeights[entry]!;
        const before = row[term]!;
        // A number instead of a branch: whether a term is new is too irregular to be foreseen.
        touched[size] = term;
        size += Number(before === 0) & Number(weight > 0);
        row[term] = before + weight;
      }
    }
    return size;
  }
}

function insertBest(best: number[], value: number): void {
  if (value <= best[best.length - 1]!) return;
  let at = best.length - 1;
  while (at > 0 && best[at - 1]! < value) {
    best[at] = best[at - 1]!;
    at -= 1;
  }
  best[at] = value;
}
