import { dampen } from './dampen';
import type { TopicSpace } from './topic-space';

/** How the words of some blocks fit the rest of their document. Shares lie between 0 and 1. */
export interface WordFit {
  /** Cosine of the weighted words. */
  readonly cosine: number;
  /** Share of the blocks' weight that the rest covers, more for words it holds often (as in BM25). */
  readonly coverage: number;
  /** Share of the blocks' weight in words that stand nowhere in the rest. */
  readonly novelty: number;
  /** Share of the blocks' weight in words that at least two blocks of the rest hold. */
  readonly core: number;
  /** Distinct words shared with the rest, and the weight of the rarest of them. */
  readonly shared: number;
  readonly rarestShared: number;
  /** Mean number of other blocks that hold a word, as a share of all blocks, by weight. */
  readonly spread: number;
}

/** The same, with what takes the most time to tell. */
export interface RestFit extends WordFit {
  /** Mean logarithm of how much better the rest explains the words than the language does. */
  readonly likelihood: number;
}

/** How much of a word's probability is taken from the language instead of the document. */
const languageShare = 0.5;
/** Logarithm of what is left to a word that the rest does not hold. */
const absentLikelihood = Math.log(languageShare);

/** Measures how blocks fit the rest of their document. Linear in the words of the blocks given. */
export class RestMeter {
  private readonly own: TermCounts;
  private readonly window: TermCounts;
  /** Square of each term's weight in the whole document. */
  private readonly wholeSquares: Float64Array;
  private readonly squares: number;
  private readonly words: number;

  constructor(private readonly space: TopicSpace) {
    const size = space.rarity.length;
    this.own = new TermCounts(size);
    this.window = new TermCounts(size);
    this.wholeSquares = new Float64Array(size);
    let squares = 0;
    let words = 0;
    for (let term = 0; term < size; term++) {
      const weight = dampen(space.frequency[term]!) * space.rarity[term]!;
      this.wholeSquares[term] = weight * weight;
      squares += weight * weight;
      words += space.frequency[term]!;
    }
    this.squares = squares;
    this.words = words;
  }

  /** Fit of the blocks `own` to the document without the blocks `window`, which include them. */
  measure(own: ArrayLike<number>, window: ArrayLike<number>): RestFit {
    this.enter(own, window);
    const fit = { ...this.fitWords(), likelihood: this.likelihood() };
    this.leave();
    return fit;
  }

  /** The same without the likelihood. */
  measureWords(own: ArrayLike<number>, window: ArrayLike<number>): WordFit {
    this.enter(own, window);
    const fit = this.fitWords();
    this.leave();
    return fit;
  }

  private enter(own: ArrayLike<number>, window: ArrayLike<number>): void {
    this.own.add(this.space, own);
    this.window.add(this.space, window);
  }

  private leave(): void {
    this.own.clear();
    this.window.clear();
  }

  /** Length of the weight vector of the rest. */
  private restNorm(): number {
    const { frequency, rarity } = this.space;
    const { touched, size, counts } = this.window;
    let squares = this.squares;
    for (let at = 0; at < size; at++) {
      const term = touched[at]!;
      const left = dampen(frequency[term]! - counts[term]!) * rarity[term]!;
      squares -= this.wholeSquares[term]! - left * left;
    }
    return Math.sqrt(Math.max(squares, 0));
  }

  private fitWords(): WordFit {
    const { frequency, rarity, spread, terms } = this.space;
    const { touched, size, counts } = this.own;
    const { counts: inWindow, blocks: blocksInWindow } = this.window;
    let product = 0;
    let squares = 0;
    let weight = 0;
    let covered = 0;
    let absent = 0;
    let core = 0;
    let shared = 0;
    let rarestShared = 0;
    let reach = 0;
    for (let at = 0; at < size; at++) {
      const term = touched[at]!;
      const idf = rarity[term]!;
      const left = frequency[term]! - inWindow[term]!;
      const own = dampen(counts[term]!) * idf;
      squares += own * own;
      weight += idf;
      if (left === 0) {
        absent += idf;
        continue;
      }
      const blocks = spread[term]! - blocksInWindow[term]!;
      product += own * dampen(left) * idf;
      covered += (idf * left) / (left + 1);
      reach += idf * blocks;
      shared += 1;
      if (idf > rarestShared) rarestShared = idf;
      if (blocks > 1) core += idf;
    }
    const scale = weight > 0 ? 1 / weight : 0;
    const norms = Math.sqrt(squares) * this.restNorm();
    return {
      cosine: norms > 0 ? product / norms : 0,
      coverage: covered * scale,
      novelty: weight > 0 ? absent * scale : 1,
      core: core * scale,
      shared,
      rarestShared,
      spread: (reach * scale) / Math.max(1, terms.blockCount),
    };
  }

  private likelihood(): number {
    const { frequency, expected } = this.space;
    const { touched, size, counts, words } = this.own;
    const { counts: inWindow } = this.window;
    const rest = this.words - this.window.words;
    let sum = 0;
    for (let at = 0; at < size; at++) {
      const term = touched[at]!;
      const left = frequency[term]! - inWindow[term]!;
      if (left === 0) sum += counts[term]! * absentLikelihood;
      else {
        const ratio = left / rest / expected[term]!;
        sum += counts[term]! * Math.log(languageShare + (1 - languageShare) * ratio);
      }
    }
    return words > 0 ? sum / words : 0;
  }
}

/** How often each term stands in some blocks, and in how many of them. */
class TermCounts {
  readonly counts: Int32Array;
  readonly blocks: Int32Array;
  /** The terms that do stand there, in the order in which they come. */
  readonly touched: Int32Array;
  size = 0;
  words = 0;

  constructor(terms: number) {
    this.counts = new Int32Array(terms);
    this.blocks = new Int32Array(terms);
    this.touched = new Int32Array(terms);
  }

  add({ terms: { offsets, terms, counts: entries } }: TopicSpace, blocks: ArrayLike<number>): void {
    const { counts, touched } = this;
    let size = 0;
    let words = 0;
    for (let at = 0; at < blocks.length; at++) {
      const end = offsets[blocks[at]! + 1]!;
      for (let entry = offsets[blocks[at]!]!; entry < end; entry++) {
        const term = terms[entry]!;
        if (counts[term] === 0) touched[size++] = term;
        counts[term]! += entries[entry]!;
        this.blocks[term]! += 1;
        words += entries[entry]!;
      }
    }
    this.size = size;
    this.words = words;
  }

  clear(): void {
    for (let at = 0; at < this.size; at++) {
      this.counts[this.touched[at]!] = 0;
      this.blocks[this.touched[at]!] = 0;
    }
  }
}
