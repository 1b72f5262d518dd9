import { lentInts } from '../lent-arrays';
import type { DocumentTerms } from './document-terms';

/** How often each term of a document stands in some of its blocks, and in how many of them. */
export class TermCounts {
  readonly counts: Int32Array;
  readonly blocks: Int32Array;
  /** The terms that do stand there, in the order in which they come, and how many they are; one place is spare. */
  readonly touched: Int32Array;
  size = 0;
  /** Content words of the blocks. */
  words = 0;

  constructor(private readonly terms: DocumentTerms) {
    const { length } = terms.stems;
    this.counts = lentInts(length);
    this.blocks = lentInts(length);
    this.touched = lentInts(length + 1);
  }

  add(block: number): void {
    const { counts, blocks, touched } = this;
    const { offsets, terms, counts: mentions } = this.terms;
    const end = offsets[block + 1]!;
    let size = this.size;
    for (let entry = offsets[block]!; entry < end; entry++) {
      const term = terms[entry]!;
      const before = counts[term]!;
      // A number instead of a branch: whether a term is new is too irregular to be foreseen.
      touched[size] = term;
      size += Number(before === 0);
      counts[term] = before + mentions[entry]!;
      blocks[term]! += 1;
    }
    this.size = size;
    this.words += this.terms.contentWords[block]!;
  }

  /** Adds blocks, of a list those from one place to another, as far as there are any. */
  addAll(blocks: ArrayLike<number>, from = 0, to = blocks.length): void {
    const end = Math.min(to, blocks.length);
    for (let at = Math.max(0, from); at < end; at++) this.add(blocks[at]!);
  }

  clear(): void {
    for (let at = 0; at < this.size; at++) {
      this.counts[this.touched[at]!] = 0;
      this.blocks[this.touched[at]!] = 0;
    }
    this.size = 0;
    this.words = 0;
  }
}
