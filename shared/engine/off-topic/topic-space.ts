import { rareFrequency, type Background } from '../background';
import { isPair } from '../tokens';
import type { DocumentTerms } from './document-terms';

/** Blocks with fewer content words say too little to be judged. */
export const leastContentWords = 4;

/** The content words of a document with their weights; everything that fits are measured in. */
export interface TopicSpace {
  readonly terms: DocumentTerms;
  /** Weight of each term: the rarer in the language, the heavier. */
  readonly rarity: Float64Array;
  /** 1 for terms that the background does not know. */
  readonly unknown: Uint8Array;
  /** Share of each term among all words of the background. */
  readonly expected: Float64Array;
  /** How often each term stands in the document, and in how many blocks. */
  readonly frequency: Int32Array;
  readonly spread: Int32Array;
  /** Blocks with enough content words to be judged, and some of them of weight, in order. */
  readonly units: Int32Array;
  /** Length of each block's weight vector. */
  readonly norms: Float64Array;
  /** Share of the content words that the background knows; low for other languages. */
  readonly knownShare: number;
}

/** Below this share of known words the background is taken to be of another language. */
const leastKnownShare = 0.5;
/** Words that even an empty background is taken to hold. */
const leastTotal = 1e5;

const tableSize = 256;
const logarithms = Float64Array.from({ length: tableSize }, (_, count) => 1 + Math.log(count || 1));

/** Dampened count: the tenth mention adds less than the first; 0 for none. */
export function dampen(count: number): number {
  if (count <= 0) return 0;
  return count < tableSize ? logarithms[count]! : 1 + Math.log(count);
}

/** Weighs the terms of a document by the background, or by the document itself in other languages. */
export function createTopicSpace(terms: DocumentTerms, background: Background): TopicSpace {
  const size = terms.stems.length;
  const frequency = new Int32Array(size);
  const spread = new Int32Array(size);
  for (let entry = 0; entry < terms.terms.length; entry++) {
    frequency[terms.terms[entry]!]! += terms.counts[entry]!;
    spread[terms.terms[entry]!]! += 1;
  }
  const { common, unknown } = lookUp(terms.stems, background);
  const knownShare = shareOfKnown(frequency, unknown);
  if (knownShare < leastKnownShare) {
    guessCommon(terms, spread, background.documents, common);
    unknown.fill(0);
  }
  const rarity = common.map((documents) => Math.log((background.documents + 1) / documents));
  const total = Math.max(background.total, leastTotal);
  const norms = blockNorms(terms, rarity);
  return {
    terms,
    rarity,
    unknown,
    expected: common.map((documents) => documents / total),
    frequency,
    spread,
    units: unitsOf(terms, norms),
    norms,
    knownShare,
  };
}

/** How many documents of the background hold each term; unknown terms count as rare ones. */
function lookUp(
  stems: readonly string[],
  background: Background,
): { common: Float64Array; unknown: Uint8Array } {
  const common = new Float64Array(stems.length);
  const unknown = new Uint8Array(stems.length);
  for (let term = 0; term < stems.length; term++) {
    const documents = background.frequencies.get(stems[term]!);
    common[term] = documents ?? rareFrequency;
    if (documents === undefined) unknown[term] = 1;
  }
  return { common, unknown };
}

function shareOfKnown(frequency: Int32Array, unknown: Uint8Array): number {
  let known = 0;
  let total = 0;
  for (let term = 0; term < frequency.length; term++) {
    total += frequency[term]!;
    if (unknown[term] === 0) known += frequency[term]!;
  }
  return total === 0 ? 1 : known / total;
}

/**
 * Guesses how common the words of another language are: in every language the longer words are the
 * rarer ones. Words in a quarter of all blocks are function words.
 */
function guessCommon(
  { stems, blockCount }: DocumentTerms,
  spread: Int32Array,
  documents: number,
  common: Float64Array,
): void {
  for (let term = 0; term < common.length; term++) {
    const frequent = spread[term]! >= 4 && spread[term]! * 4 >= blockCount;
    const length = isPair(stems[term]!) ? ordinaryLength : Math.min(stems[term]!.length, 10);
    common[term] = frequent ? documents + 1 : (documents + 1) * Math.exp(-0.75 * length);
  }
}

/** Length of a word that is neither short nor long. */
const ordinaryLength = 6;

function unitsOf(terms: DocumentTerms, norms: Float64Array): Int32Array {
  const units: number[] = [];
  for (let block = 0; block < terms.blockCount; block++) {
    if (terms.contentWords[block]! >= leastContentWords && norms[block]! > 0) units.push(block);
  }
  return Int32Array.from(units);
}

/** Length of each block's vector of weights. */
export function blockNorms(terms: DocumentTerms, rarity: Float64Array): Float64Array {
  const norms = new Float64Array(terms.blockCount);
  for (let block = 0; block < terms.blockCount; block++) {
    let sum = 0;
    for (let entry = terms.offsets[block]!; entry < terms.offsets[block + 1]!; entry++) {
      const weight = dampen(terms.counts[entry]!) * rarity[terms.terms[entry]!]!;
      sum += weight * weight;
    }
    norms[block] = Math.sqrt(sum);
  }
  return norms;
}
