import type { Document } from '../../model/document';
import { plainWord, scanWords, stem, stopWords } from '../tokens';

/** What is counted of the words of a block besides its content words. */
export const wordTraits = ['words', 'capitals', 'numbers', 'first', 'second', 'third'] as const;
export type WordTrait = (typeof wordTraits)[number];

const wordsAt = wordTraits.indexOf('words');
const capitalsAt = wordTraits.indexOf('capitals');
const numbersAt = wordTraits.indexOf('numbers');

const personWords: ReadonlyMap<string, WordTrait> = new Map<string, WordTrait>([
  ...'i me my mine myself we us our ours ourselves'.split(' ').map(asPerson('first')),
  ...'you your yours yourself yourselves'.split(' ').map(asPerson('second')),
  ...'he him his himself she her hers they them their theirs'.split(' ').map(asPerson('third')),
]);

function asPerson(trait: WordTrait): (word: string) => [string, WordTrait] {
  return (word) => [word, trait];
}

/** The content words of a document, by number, and how often each stands in each block. */
export interface DocumentTerms {
  /** Stem of each term; its place is the term's number. */
  readonly stems: readonly string[];
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

interface Spelling {
  /** Number of the term, or -1 for a word that says nothing about a topic. */
  readonly term: number;
  readonly capital: boolean;
  readonly number: boolean;
  /** Place of the grammatical person among the traits, or -1. */
  readonly person: number;
}

class TermCounter {
  readonly stems: string[] = [];
  readonly spellings: string[] = [];
  readonly terms: number[] = [];
  readonly counts: number[] = [];
  readonly offsets: Int32Array;
  readonly contentWords: Int32Array;
  readonly traits: Int32Array;
  private readonly known = new Map<string, Spelling>();
  private readonly termOfStem = new Map<string, number>();
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
    blocks.forEach((block, index) => {
      const first = this.terms.length;
      scanWords(text, block.start, block.end, (start, end) => {
        this.addWord(index, first, text.slice(start, end));
      });
      this.offsets[index + 1] = this.terms.length;
    });
  }

  private addWord(block: number, first: number, surface: string): void {
    const spelling = this.known.get(surface) ?? this.learn(surface);
    const row = block * wordTraits.length;
    this.traits[row + wordsAt]! += 1;
    if (spelling.capital) this.traits[row + capitalsAt]! += 1;
    if (spelling.number) this.traits[row + numbersAt]! += 1;
    if (spelling.person >= 0) this.traits[row + spelling.person]! += 1;
    if (spelling.term < 0) return;
    this.contentWords[block]! += 1;
    const entry = this.entryOfTerm[spelling.term]!;
    if (entry >= first) {
      this.counts[entry]! += 1;
      return;
    }
    this.entryOfTerm[spelling.term] = this.terms.length;
    this.terms.push(spelling.term);
    this.counts.push(1);
  }

  private learn(surface: string): Spelling {
    const plain = plainWord(surface);
    const first = surface.charAt(0);
    const person = personWords.get(plain);
    const spelling = {
      term: this.termOf(surface, plain),
      capital: first !== first.toLowerCase(),
      number: hasNumber(surface),
      person: person === undefined ? -1 : wordTraits.indexOf(person),
    };
    this.known.set(surface, spelling);
    return spelling;
  }

  private termOf(surface: string, plain: string): number {
    if (plain === '' || stopWords.has(plain)) return -1;
    const key = stem(plain);
    const known = this.termOfStem.get(key);
    if (known !== undefined) return known;
    const term = this.stems.length;
    this.termOfStem.set(key, term);
    this.stems.push(key);
    this.spellings.push(surface);
    this.entryOfTerm.push(-1);
    return term;
  }
}

function hasNumber(surface: string): boolean {
  for (let at = 0; at < surface.length; at++) {
    const code = surface.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
    if (code >= 0x80) return /\p{N}/u.test(surface);
  }
  return false;
}

/** Counts the content words of every block of a document. */
export function countTerms(document: Document): DocumentTerms {
  const counter = new TermCounter(document);
  counter.count();
  return {
    stems: counter.stems,
    spellings: counter.spellings,
    blockCount: document.blocks.length,
    offsets: counter.offsets,
    terms: Int32Array.from(counter.terms),
    counts: Int32Array.from(counter.counts),
    contentWords: counter.contentWords,
    traits: counter.traits,
  };
}
