import type { Document } from '../../model/document';
import { scanWords } from '../tokens';
import { lexicon, wordTraits, type Spelling, type Stem } from './lexicon';

const wordsAt = wordTraits.indexOf('words');
const capitalsAt = wordTraits.indexOf('capitals');
const numbersAt = wordTraits.indexOf('numbers');

/** The content words of a document, by number, and how often each stands in each block. */
export interface DocumentTerms {
  /** Stem of each term; its place is the term's number. */
  readonly stems: readonly Stem[];
  /** Numbering that the stems' numbers belong to. */
  readonly generation: number;
  /** A spelling of each term as it stands in the text. */
  readonly spellings: readonly string[];
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

/** For each stem its number in the present document, as `base + term`; lower values are of others. */
let termOfStem = new Float64Array(1 << 12);
let base = 1;

/** Numbers the stems of one document in the order in which they come. */
class TermNumbers {
  readonly stems: Stem[] = [];

  /** Number of a stem; that of a new one is the number of those before it. */
  numberOf(stem: Stem): number {
    if (stem.number >= termOfStem.length) {
      const longer = new Float64Array(2 * stem.number + 2);
      longer.set(termOfStem);
      termOfStem = longer;
    }
    const known = termOfStem[stem.number]! - base;
    if (known >= 0) return known;
    termOfStem[stem.number] = base + this.stems.length;
    return this.stems.push(stem) - 1;
  }

  /** To be called when the document is done, before the next one. */
  close(): void {
    base += this.stems.length;
  }
}

class TermCounter {
  readonly numbers = new TermNumbers();
  readonly spellings: string[] = [];
  readonly terms: number[] = [];
  readonly counts: number[] = [];
  readonly offsets: Int32Array;
  readonly contentWords: Int32Array;
  readonly traits: Int32Array;
  /** Place of each term's entry in the current block, if it is not before the block's first entry. */
  private readonly entryOfTerm: number[] = [];

  constructor(private readonly document: Document) {
    const blockCount = document.blocks.length;
    this.offsets = new Int32Array(blockCount + 1);
    this.contentWords = new Int32Array(blockCount);
    this.traits = new Int32Array(blockCount * wordTraits.length);
  }

  count(): void {
    const { text, blocks } = this.document;
    let block = 0;
    const visit = (from: number, to: number): void => {
      this.addWord(block, lexicon.find(text, from, to));
    };
    for (; block < blocks.length; block++) {
      scanWords(text, blocks[block]!.start, blocks[block]!.end, visit);
      this.offsets[block + 1] = this.terms.length;
    }
  }

  private addWord(block: number, spelling: Spelling): void {
    const row = block * wordTraits.length;
    this.traits[row + wordsAt]! += 1;
    if (spelling.capital) this.traits[row + capitalsAt]! += 1;
    if (spelling.number) this.traits[row + numbersAt]! += 1;
    if (spelling.person >= 0) this.traits[row + spelling.person]! += 1;
    if (spelling.stem === undefined) return;
    this.contentWords[block]! += 1;
    const term = this.numbers.numberOf(spelling.stem);
    if (term === this.spellings.length) {
      this.spellings.push(spelling.surface);
      this.entryOfTerm.push(-1);
    }
    const entry = this.entryOfTerm[term]!;
    if (entry >= this.offsets[block]!) {
      this.counts[entry]! += 1;
      return;
    }
    this.entryOfTerm[term] = this.terms.length;
    this.terms.push(term);
    this.counts.push(1);
  }
}

/** Counts the content words of every block of a document. */
export function countTerms(document: Document): DocumentTerms {
  lexicon.trim();
  const counter = new TermCounter(document);
  try {
    counter.count();
  } finally {
    counter.numbers.close();
  }
  return {
    stems: counter.numbers.stems,
    generation: lexicon.generation,
    spellings: counter.spellings,
    blockCount: document.blocks.length,
    offsets: counter.offsets,
    terms: Int32Array.from(counter.terms),
    counts: Int32Array.from(counter.counts),
    contentWords: counter.contentWords,
    traits: counter.traits,
  };
}

/** The stems of a document, and how often each stands there. */
export function countStems({ text, blocks }: Document): { stems: Stem[]; frequency: number[] } {
  lexicon.trim();
  const numbers = new TermNumbers();
  const frequency: number[] = [];
  const visit = (from: number, to: number): void => {
    const { stem } = lexicon.find(text, from, to);
    if (stem === undefined) return;
    const term = numbers.numberOf(stem);
    if (term === frequency.length) frequency.push(1);
    else frequency[term]! += 1;
  };
  try {
    for (const { start, end } of blocks) scanWords(text, start, end, visit);
  } finally {
    numbers.close();
  }
  return { stems: numbers.stems, frequency };
}
