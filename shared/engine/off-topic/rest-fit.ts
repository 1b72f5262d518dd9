import { dampen } from './dampen';
import type { TopicSpace } from './topic-space';

/** How well some blocks fit the rest of their document. Shares lie between 0 and 1. */
export interface RestFit {
  /** Cosine of the weighted words. */
  readonly cosine: number;
  /** Share of the blocks' weight that the rest covers, more for words it holds often (as in BM25). */
  readonly coverage: number;
  /** Share of the blocks' weight in words that stand nowhere in the rest. */
  readonly novelty: number;
  /** Mean logarithm of how much better the rest explains the words than the language does. */
  readonly likelihood: number;
  /** Share of the blocks' weight in words that at least two blocks of the rest hold. */
  readonly core: number;
  /** Distinct words shared with the rest, and the weight of the rarest of them. */
  readonly shared: number;
  readonly rarestShared: number;
  /** Mean number of other blocks that hold a word, as a share of all blocks, by weight. */
  readonly spread: number;
}

/** How much of a word's probability is taken from the language instead of the document. */
const languageShare = 0.5;

/** Measures how blocks fit the rest of their document. Linear in the words of the blocks given. */
export class RestMeter {
  private readonly inWindow: Int32Array;
  private readonly blocksInWindow: Int32Array;
  private readonly inOwn: Int32Array;
  /** The terms of the blocks that are being measured, and of their window. */
  private readonly ownTerms: Int32Array;
  private readonly windowTerms: Int32Array;
  private readonly squares: number;
  private readonly words: number;

  constructor(private readonly space: TopicSpace) {
    const size = space.rarity.length;
    this.inWindow = new Int32Array(size);
    this.blocksInWindow = new Int32Array(size);
    this.inOwn = new Int32Array(size);
    this.ownTerms = new Int32Array(size);
    this.windowTerms = new Int32Array(size);
    let squares = 0;
    let words = 0;
    for (let term = 0; term < size; term++) {
      const weight = dampen(space.frequency[term]!) * space.rarity[term]!;
      squares += weight * weight;
      words += space.frequency[term]!;
    }
    this.squares = squares;
    this.words = words;
  }

  /** Fit of the blocks `own` to the document without the blocks `window`, which include them. */
  measure(own: ArrayLike<number>, window: ArrayLike<number>): RestFit {
    const { inWindow, blocksInWindow, inOwn, ownTerms, windowTerms } = this;
    const windowSize = this.enter(window, windowTerms, inWindow, blocksInWindow);
    const ownSize = this.enter(own, ownTerms, inOwn, inOwn);
    const fit = this.compare(ownSize, this.restSize(windowSize));
    for (let at = 0; at < windowSize; at++) {
      inWindow[windowTerms[at]!] = 0;
      blocksInWindow[windowTerms[at]!] = 0;
    }
    for (let at = 0; at < ownSize; at++) inOwn[ownTerms[at]!] = 0;
    return fit;
  }

  /** Counts the terms of some blocks, and unless `rows` is `counts` the blocks; returns how many there are. */
  private enter(
    blocks: ArrayLike<number>,
    touched: Int32Array,
    counts: Int32Array,
    rows: Int32Array,
  ): number {
    const { offsets, terms, counts: entries } = this.space.terms;
    let size = 0;
    for (let at = 0; at < blocks.length; at++) {
      const end = offsets[blocks[at]! + 1]!;
      for (let entry = offsets[blocks[at]!]!; entry < end; entry++) {
        const term = terms[entry]!;
        if (counts[term] === 0) touched[size++] = term;
        counts[term]! += entries[entry]!;
        if (rows !== counts) rows[term]! += 1;
      }
    }
    return size;
  }

  private restSize(windowSize: number): { norm: number; words: number } {
    const { frequency, rarity } = this.space;
    let squares = this.squares;
    let words = this.words;
    for (let at = 0; at < windowSize; at++) {
      const term = this.windowTerms[at]!;
      const whole = dampen(frequency[term]!) * rarity[term]!;
      const left = dampen(frequency[term]! - this.inWindow[term]!) * rarity[term]!;
      squares -= whole * whole - left * left;
      words -= this.inWindow[term]!;
    }
    return { norm: Math.sqrt(Math.max(squares, 0)), words };
  }

  private compare(ownSize: number, rest: { norm: number; words: number }): RestFit {
    const { frequency, rarity, spread, expected, terms } = this.space;
    let product = 0,
      squares = 0,
      weight = 0,
      covered = 0,
      absent = 0,
      core = 0;
    let shared = 0,
      rarestShared = 0,
      reach = 0,
      likelihood = 0,
      words = 0;
    for (let at = 0; at < ownSize; at++) {
      const term = this.ownTerms[at]!;
      const count = this.inOwn[term]!;
      const idf = rarity[term]!;
      const left = frequency[term]! - this.inWindow[term]!;
      const blocks = spread[term]! - this.blocksInWindow[term]!;
      const own = dampen(count) * idf;
      squares += own * own;
      weight += idf;
      words += count;
      product += own * dampen(left) * idf;
      covered += (idf * left) / (left + 1);
      reach += idf * blocks;
      const ratio = rest.words > 0 ? left / rest.words / expected[term]! : 0;
      likelihood += count * Math.log(languageShare + (1 - languageShare) * ratio);
      if (left === 0) absent += idf;
      else {
        shared += 1;
        if (idf > rarestShared) rarestShared = idf;
      }
      if (blocks > 1) core += idf;
    }
    const scale = weight > 0 ? 1 / weight : 0;
    const norms = Math.sqrt(squares) * rest.norm;
    return {
      cosine: norms > 0 ? product / norms : 0,
      coverage: covered * scale,
      novelty: weight > 0 ? absent * scale : 1,
      likelihood: words > 0 ? likelihood / words : 0,
      core: core * scale,
      shared,
      rarestShared,
      spread: (reach * scale) / Math.max(1, terms.blockCount),
    };
  }
}
