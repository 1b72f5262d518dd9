import { rareFrequency, type Background } from '../background';
import { isPair } from '../tokens';
import type { WordVectors } from '../word-vectors';
import { lentBytes, lentFloats, lentInts } from '../lent-arrays';
import { dampen } from './dampen';
import { countMentions, type DocumentTerms } from './document-terms';
import type { Stem } from './lexicon';
import { emptyTopicTable, findWord, type TopicTable } from './topic-table';

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
  /** Directions of words, and the row of each term there; -1 for terms without one. */
  readonly vectors: WordVectors;
  readonly vectorRows: Int32Array;
  /** The batch that the document stands in, and the place of each term there, or -1. */
  readonly topics: TopicTable;
  readonly words: Int32Array;
}

/** Below this share of known words the background is taken to be of another language. */
const leastKnownShare = 0.5;
/** Words that even an empty background is taken to hold. */
const leastTotal = 1e5;

/** The batch says half of how common a word is from this many documents on, and never more. */
const equalBatch = 3000;

/**
 * Weighs the terms of a document by how common they are in the background and in the batch; in other
 * languages than the background's by the batch, or where there is none by the document itself.
 */
export function createTopicSpace(
  terms: DocumentTerms,
  background: Background,
  topics: TopicTable = emptyTopicTable,
): TopicSpace {
  const size = terms.stems.length;
  const frequency = countMentions(terms);
  const spread = lentInts(size);
  for (let entry = 0; entry < terms.terms.length; entry++) spread[terms.terms[entry]!]! += 1;
  const { common, unknown, vectorRows } = lookUp(terms, background);
  const words = lentInts(size).fill(-1);
  if (topics.hash.length > 0) {
    for (let term = 0; term < size; term++) {
      words[term] = findWord(topics.hash, terms.stems[term]!.hash);
    }
  }
  const knownShare = shareOfKnown(frequency, unknown);
  if (knownShare >= leastKnownShare) blendBatch(common, words, topics, background.documents);
  else {
    unknown.fill(0);
    if (topics.ids.length > 0) countInBatch(common, words, topics, background.documents);
    else guessCommon(terms, spread, background.documents, common);
  }
  const rarity = lentFloats(size);
  const expected = lentFloats(size);
  const total = Math.max(background.total, leastTotal);
  for (let term = 0; term < size; term++) {
    rarity[term] = Math.log((background.documents + 1) / common[term]!);
    expected[term] = common[term]! / total;
  }
  const norms = blockNorms(terms, rarity);
  return {
    terms,
    rarity,
    unknown,
    expected,
    frequency,
    spread,
    units: unitsOf(terms, norms),
    norms,
    knownShare,
    vectors: background.vectors,
    vectorRows,
    topics,
    words,
  };
}

/** What the background knows of each stem, by its number: documents (-1 for none), row of its vector. */
interface Remembered {
  generation: number;
  documents: Float64Array;
  rows: Int32Array;
}

const rememberedOf = new WeakMap<Background, Remembered>();
const notLookedUp = -2;

/** How many documents of the background hold each term; unknown terms count as rare ones. */
function lookUp(
  { stems, generation }: DocumentTerms,
  background: Background,
): { common: Float64Array; unknown: Uint8Array; vectorRows: Int32Array } {
  const known = remember(stems, generation, background);
  const common = lentFloats(stems.length);
  const unknown = lentBytes(stems.length);
  const vectorRows = lentInts(stems.length);
  for (let term = 0; term < stems.length; term++) {
    const { number, text } = stems[term]!;
    if (known.documents[number] === notLookedUp) {
      known.documents[number] = background.frequencies.get(text) ?? -1;
      known.rows[number] = background.vectors.rows.get(text) ?? -1;
    }
    const documents = known.documents[number]!;
    common[term] = documents < 0 ? rareFrequency : documents;
    if (documents < 0) unknown[term] = 1;
    vectorRows[term] = known.rows[number]!;
  }
  return { common, unknown, vectorRows };
}

/** The list for these stems, made longer or anew where that is needed. */
function remember(stems: readonly Stem[], generation: number, background: Background): Remembered {
  let known = rememberedOf.get(background);
  if (known?.generation !== generation) {
    known = { generation, documents: new Float64Array(0), rows: new Int32Array(0) };
    rememberedOf.set(background, known);
  }
  let most = -1;
  for (const { number } of stems) if (number > most) most = number;
  if (most >= known.documents.length) {
    const documents = new Float64Array(2 * most + 1024).fill(notLookedUp);
    documents.set(known.documents);
    const rows = new Int32Array(documents.length);
    rows.set(known.rows);
    known.documents = documents;
    known.rows = rows;
  }
  return known;
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

/** Documents of a batch that hold a word besides the one it is asked for; a half for none. */
function otherHolders(topics: TopicTable, word: number): number {
  return word < 0 ? 0.5 : topics.documents[word]! - 0.5;
}

/** Counts words by the batch alone, on the scale of the background. */
function countInBatch(
  common: Float64Array,
  words: Int32Array,
  topics: TopicTable,
  documents: number,
): void {
  const scale = documents / (topics.ids.length + 1);
  for (let term = 0; term < common.length; term++) {
    common[term] = otherHolders(topics, words[term]!) * scale;
  }
}

/** Lets the batch have its say, the more the larger it is. */
function blendBatch(
  common: Float64Array,
  words: Int32Array,
  topics: TopicTable,
  documents: number,
): void {
  const size = topics.ids.length;
  if (size === 0) return;
  const share = Math.min(0.5, size / (size + equalBatch));
  const scale = documents / (size + 1);
  for (let term = 0; term < common.length; term++) {
    const inBatch = words[term]! < 0 ? 0 : (topics.documents[words[term]!]! - 1) * scale;
    // A word that the batch does not hold elsewhere says no more than the background does.
    const own = common[term]!;
    common[term] = own + share * (Math.max(inBatch, Math.min(own, scale / 2)) - own);
  }
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
    const length = isPair(stems[term]!.text)
      ? ordinaryLength
      : Math.min(stems[term]!.text.length, 10);
    common[term] = frequent ? documents + 1 : (documents + 1) * Math.exp(-0.75 * length);
  }
}

/** Length of a word that is neither short nor long. */
const ordinaryLength = 6;

function unitsOf(terms: DocumentTerms, norms: Float64Array): Int32Array {
  const units = lentInts(terms.blockCount);
  let size = 0;
  for (let block = 0; block < terms.blockCount; block++) {
    if (terms.contentWords[block]! >= leastContentWords && norms[block]! > 0) units[size++] = block;
  }
  return units.subarray(0, size);
}

/** Length of each block's vector of weights. */
export function blockNorms(terms: DocumentTerms, rarity: Float64Array): Float64Array {
  const norms = lentFloats(terms.blockCount);
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
