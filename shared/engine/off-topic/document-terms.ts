import type { Document } from '../../model/document';
import { withRoom } from '../copy-into';
import { lentInts } from '../lent-arrays';
import { lentUnits } from '../text-units';
import { scanWords } from '../tokens';
import { lexicon, wordTraits, type Stem } from './lexicon';

const wordsAt = wordTraits.indexOf('words');

/** The content words of a document, by number, and how often each stands in each block. */
export interface DocumentTerms {
  readonly text: string;
  /** Stem of each term; its place is the term's number. */
  readonly stems: readonly Stem[];
  /** Numbering that the stems' numbers belong to. */
  readonly generation: number;
  /** Where each term is first mentioned in the text: its start and its end. */
  readonly mentions: Int32Array;
  readonly blockCount: number;
  /** The terms of block `b` are the entries `offsets[b]` to `offsets[b + 1]` of `terms`, `counts`. */
  readonly offsets: Int32Array;
  readonly terms: Int32Array;
  readonly counts: Int32Array;
  /** Content words of each block. */
  readonly contentWords: Int32Array;
  /** Per block one number for each of `wordTraits`. */
  readonly traits: Int32Array;
}

const firstStems = 1 << 12;
/** For each stem its number in the present document, as `base + term`; lower values are of others. */
let termOfStem = new Float64Array(firstStems);
let base = 1;
/** Numbering of stems that it is for. */
let generation = 0;

/** Begins anew with the lexicon, which does so when it holds too much. */
function trim(): void {
  lexicon.trim();
  if (generation === lexicon.generation) return;
  generation = lexicon.generation;
  termOfStem = new Float64Array(firstStems);
}

/** Makes room for the stem of that number. */
function reserve(stem: number): void {
  if (stem < termOfStem.length) return;
  const longer = new Float64Array(2 * stem + 2);
  longer.set(termOfStem);
  termOfStem = longer;
}

/** Columns that are used for one document after the other; those of a long one are given back. */
const numbersKept = 1 << 14;
let termColumn = new Int32Array(numbersKept);
let countColumn = new Int32Array(numbersKept);
/** The last entry of each term, and where it is first mentioned. */
let lastEntry = new Int32Array(numbersKept);
let firstMention = new Int32Array(numbersKept);

function giveBack(): void {
  if (termColumn.length > numbersKept) {
    termColumn = new Int32Array(numbersKept);
    countColumn = new Int32Array(numbersKept);
  }
  if (firstMention.length > numbersKept) {
    lastEntry = new Int32Array(numbersKept);
    firstMention = new Int32Array(numbersKept);
  }
}

class TermCounter {
  private readonly stems: Stem[] = [];
  private entries = 0;
  private readonly offsets: Int32Array;
  private readonly contentWords: Int32Array;
  private readonly traits: Int32Array;

  constructor(private readonly document: Document) {
    const blockCount = document.blocks.length;
    this.offsets = new Int32Array(blockCount + 1);
    this.contentWords = new Int32Array(blockCount);
    this.traits = new Int32Array(blockCount * wordTraits.length);
    giveBack();
  }

  count(): DocumentTerms {
    const { text, blocks } = this.document;
    const units = lentUnits(text);
    let block = 0;
    const visit = (start: number, end: number, hash: number): void => {
      const spelling = lexicon.find(units, start, end, hash);
      this.addTraits(block, lexicon.traitsOf(spelling));
      const stem = lexicon.stemOf(spelling);
      if (stem >= 0) this.addTerm(block, this.termOf(stem, start, end));
    };
    for (; block < blocks.length; block++) {
      scanWords(text, blocks[block]!.start, blocks[block]!.end, visit);
      this.offsets[block + 1] = this.entries;
    }
    return this.finish();
  }

  private addTraits(block: number, bits: number): void {
    const row = block * wordTraits.length;
    this.traits[row + wordsAt]! += 1;
    if (bits === 0) return;
    for (let trait = 0; trait < wordTraits.length; trait++) {
      this.traits[row + trait]! += (bits >> trait) & 1;
    }
  }

  /** Number of a stem's term; that of a new one is the number of those before it. */
  private termOf(stem: number, start: number, end: number): number {
    reserve(stem);
    const known = termOfStem[stem]! - base;
    if (known >= 0) return known;
    const term = this.stems.length;
    termOfStem[stem] = base + term;
    this.stems.push(lexicon.stem(stem));
    if (2 * term + 2 > firstMention.length) {
      firstMention = withRoom(firstMention, 2 * term + 2);
      lastEntry = withRoom(lastEntry, 2 * term + 2);
    }
    firstMention[2 * term] = start;
    firstMention[2 * term + 1] = end;
    lastEntry[term] = -1;
    return term;
  }

  private addTerm(block: number, term: number): void {
    this.contentWords[block]! += 1;
    const last = lastEntry[term]!;
    // One before the first entry of the block belongs to another block.
    if (last >= this.offsets[block]!) {
      countColumn[last]! += 1;
      return;
    }
    const entry = this.entries++;
    if (entry === termColumn.length) {
      termColumn = withRoom(termColumn, entry + 1);
      countColumn = withRoom(countColumn, entry + 1);
    }
    lastEntry[term] = entry;
    termColumn[entry] = term;
    countColumn[entry] = 1;
  }

  /** To be called when the document is counted, or cannot be, before the next one. */
  close(): void {
    base += this.stems.length;
  }

  private finish(): DocumentTerms {
    return {
      text: this.document.text,
      stems: this.stems,
      generation: lexicon.generation,
      mentions: firstMention.slice(0, 2 * this.stems.length),
      blockCount: this.document.blocks.length,
      offsets: this.offsets,
      terms: termColumn.slice(0, this.entries),
      counts: countColumn.slice(0, this.entries),
      contentWords: this.contentWords,
      traits: this.traits,
    };
  }
}

/** By the blocks of a document: they stay the same when it is completed by a language or a site. */
const termsOfBlocks = new WeakMap<Document['blocks'], DocumentTerms>();

/** Counts the content words of every block of a document; worked out once for a document. */
export function countTerms(document: Document): DocumentTerms {
  const known = termsOfBlocks.get(document.blocks);
  if (known?.text === document.text) return known;
  trim();
  const counter = new TermCounter(document);
  try {
    const terms = counter.count();
    termsOfBlocks.set(document.blocks, terms);
    return terms;
  } finally {
    counter.close();
  }
}

/** A term as it is first spelled in the text. */
export function spellingOf({ text, mentions }: DocumentTerms, term: number): string {
  return text.slice(mentions[2 * term], mentions[2 * term + 1]);
}

/** How often each term stands in its document. */
export function countMentions({ stems, terms, counts }: DocumentTerms): Int32Array {
  const frequency = lentInts(stems.length);
  for (let entry = 0; entry < terms.length; entry++) frequency[terms[entry]!]! += counts[entry]!;
  return frequency;
}
