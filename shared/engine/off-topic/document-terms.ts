import type { Document } from '../../model/document';
import { lentInts } from '../lent-arrays';
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

class TermCounter {
  private readonly stems: Stem[] = [];
  private readonly mentions: number[] = [];
  private readonly terms: number[] = [];
  private readonly counts: number[] = [];
  private readonly offsets: Int32Array;
  private readonly contentWords: Int32Array;
  private readonly traits: Int32Array;
  /** Place of each term's entry in the current block, if it is not before the block's first entry. */
  private readonly entryOfTerm: number[] = [];

  constructor(private readonly document: Document) {
    const blockCount = document.blocks.length;
    this.offsets = new Int32Array(blockCount + 1);
    this.contentWords = new Int32Array(blockCount);
    this.traits = new Int32Array(blockCount * wordTraits.length);
  }

  count(): DocumentTerms {
    const { text, blocks } = this.document;
    let block = 0;
    const visit = (start: number, end: number, hash: number): void => {
      const spelling = lexicon.find(text, start, end, hash);
      this.addTraits(block, lexicon.traitsOf(spelling));
      const stem = lexicon.stemOf(spelling);
      if (stem >= 0) this.addTerm(block, this.termOf(stem, start, end));
    };
    for (; block < blocks.length; block++) {
      scanWords(text, blocks[block]!.start, blocks[block]!.end, visit);
      this.offsets[block + 1] = this.terms.length;
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
    this.mentions.push(start, end);
    this.entryOfTerm.push(-1);
    return term;
  }

  private addTerm(block: number, term: number): void {
    this.contentWords[block]! += 1;
    const entry = this.entryOfTerm[term]!;
    if (entry >= this.offsets[block]!) {
      this.counts[entry]! += 1;
      return;
    }
    this.entryOfTerm[term] = this.terms.length;
    this.terms.push(term);
    this.counts.push(1);
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
      mentions: Int32Array.from(this.mentions),
      blockCount: this.document.blocks.length,
      offsets: this.offsets,
      terms: Int32Array.from(this.terms),
      counts: Int32Array.from(this.counts),
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
