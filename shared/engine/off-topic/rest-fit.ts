import { lentFloats } from '../lent-arrays';
import { dampen } from './dampen';
import type { TermCounts } from './term-counts';
import type { TopicSpace } from './topic-space';

/** How the words of some blocks fit the rest of their document, and where each figure stands. Shares lie between 0 and 1. */
export const restFit = {
  /** Cosine of the weighted words. */
  cosine: 0,
  /** Share of the blocks' weight that the rest covers, more for words it holds often (as in BM25). */
  coverage: 1,
  /** Share of the blocks' weight in words that stand nowhere in the rest. */
  novelty: 2,
  /** Share of the blocks' weight in words that at least two blocks of the rest hold. */
  core: 3,
  /** Distinct words shared with the rest, and the weight of the rarest of them. */
  shared: 4,
  rarestShared: 5,
  /** Mean number of other blocks that hold a word, as a share of all blocks, by weight. */
  spread: 6,
  /** Mean logarithm of how much better the rest explains the words than the language does; takes the most time to tell. */
  likelihood: 7,
} as const;

/** How many figures there are. */
export const restFitSize = 8;

/** How much of a word's probability is taken from the language instead of the document. */
const languageShare = 0.5;
/** Logarithm of what is left to a word that the rest does not hold. */
const absentLikelihood = Math.log(languageShare);

/**
 * Measures how blocks (`own`) fit their document without a window of blocks, which holds them too. Linear
 * in the words of both.
 */
export class RestMeter {
  /** Square of each term's weight in the whole document. */
  private readonly wholeSquares: Float64Array;
  private readonly squares: number;
  private readonly words: number;

  constructor(private readonly space: TopicSpace) {
    const size = space.rarity.length;
    this.wholeSquares = lentFloats(size);
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

  /** Writes how well the words fit, and how much better the rest explains them than the language does. */
  measure(own: TermCounts, window: TermCounts, into: Float64Array): void {
    this.measureWords(own, window, into);
    into[restFit.likelihood] = this.likelihood(own, window);
  }

  /** Length of the weight vector of the rest. */
  private restNorm({ touched, size, counts }: TermCounts): number {
    const { frequency, rarity } = this.space;
    let squares = this.squares;
    for (let at = 0; at < size; at++) {
      const term = touched[at]!;
      const left = dampen(frequency[term]! - counts[term]!) * rarity[term]!;
      squares -= this.wholeSquares[term]! - left * left;
    }
    return Math.sqrt(Math.max(squares, 0));
  }

  /** Writes how well the words of some blocks fit: all but the likelihood. */
  measureWords(
    { touched, size, counts }: TermCounts,
    window: TermCounts,
    into: Float64Array,
  ): void {
    const { frequency, rarity, spread, terms } = this.space;
    const { counts: inWindow, blocks: blocksInWindow } = window;
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
    const norms = Math.sqrt(squares) * this.restNorm(window);
    into[restFit.cosine] = norms > 0 ? product / norms : 0;
    into[restFit.coverage] = covered * scale;
    into[restFit.novelty] = weight > 0 ? absent * scale : 1;
    into[restFit.core] = core * scale;
    into[restFit.shared] = shared;
    into[restFit.rarestShared] = rarestShared;
    into[restFit.spread] = (reach * scale) / Math.max(1, terms.blockCount);
  }

  private likelihood({ touched, size, counts, words }: TermCounts, window: TermCounts): number {
    const { frequency, expected } = this.space;
    const rest = this.words - window.words;
    let sum = 0;
    for (let at = 0; at < size; at++) {
      const term = touched[at]!;
      const left = frequency[term]! - window.counts[term]!;
      if (left === 0) sum += counts[term]! * absentLikelihood;
      else {
        const ratio = left / rest / expected[term]!;
        sum += counts[term]! * Math.log(languageShare + (1 - languageShare) * ratio);
      }
    }
    return words > 0 ? sum / words : 0;
  }
}
