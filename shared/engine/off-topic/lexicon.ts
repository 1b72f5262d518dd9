import { plainWord, stem, stopWords } from '../tokens';
import { beginWord, mixWord } from '../word-hash';
import { hashWord } from './hash-word';

/** What is counted of the words of a block besides its content words. */
export const wordTraits = ['words', 'capitals', 'numbers', 'first', 'second', 'third'] as const;
export type WordTrait = (typeof wordTraits)[number];

/** The stem of content words. */
export interface Stem {
  readonly text: string;
  readonly hash: number;
  /** Its place among all stems seen so far, so that what is known of it can be kept in a list. */
  readonly number: number;
}

/** A word as it is spelled. */
export interface Spelling {
  readonly surface: string;
  /** Undefined for a word that says nothing about a topic. */
  readonly stem: Stem | undefined;
  readonly capital: boolean;
  readonly number: boolean;
  /** Place of the grammatical person among the traits, or -1. */
  readonly person: number;
}

const personWords: ReadonlyMap<string, WordTrait> = new Map<string, WordTrait>([
  ...'i me my mine myself we us our ours ourselves'.split(' ').map(asPerson('first')),
  ...'you your yours yourself yourselves'.split(' ').map(asPerson('second')),
  ...'he him his himself she her hers they them their theirs'.split(' ').map(asPerson('third')),
]);

function asPerson(trait: WordTrait): (word: string) => [string, WordTrait] {
  return (word) => [word, trait];
}

/** Spellings that are remembered; when there are more all are forgotten and learnt anew. */
const mostSpellings = 200_000;
const longestSpelling = 40;
const firstSlots = 1 << 12;

/**
 * Remembers what there is to know of each spelling, so that a word is looked at once and not each
 * time it stands in a text. It only saves time: the same word always gives the same answer. Words
 * are found by their characters in the text, without a copy of them.
 */
export class Lexicon {
  /** For each slot the hash of its word, and one more than its place among the spellings; 0 for none. */
  private hashes = new Int32Array(firstSlots);
  private places = new Int32Array(firstSlots);
  private spellings: Spelling[] = [];
  private stems = new Map<string, Stem>();
  /** Changes when the stems are numbered anew. */
  private started = 0;

  /** Number of the present numbering of stems. */
  get generation(): number {
    return this.started;
  }

  /** Forgets all when it holds too much; to be called between documents, never inside one. */
  trim(): void {
    if (Math.max(this.spellings.length, this.stems.size) < mostSpellings) return;
    this.hashes = new Int32Array(firstSlots);
    this.places = new Int32Array(firstSlots);
    this.spellings = [];
    this.stems = new Map();
    this.started += 1;
  }

  /** The word that stands in the text between two offsets. */
  find(text: string, start: number, end: number): Spelling {
    if (end - start > longestSpelling) return this.learn(text.slice(start, end));
    let hash = beginWord;
    for (let at = start; at < end; at++) hash = mixWord(hash, text.charCodeAt(at));
    hash ^= hash >>> 15;
    const { hashes, places } = this;
    const mask = places.length - 1;
    let slot = hash & mask;
    for (let place = places[slot]!; place !== 0; place = places[slot]!) {
      if (hashes[slot] === hash) {
        const spelling = this.spellings[place - 1]!;
        if (isAt(spelling.surface, text, start, end)) return spelling;
      }
      slot = (slot + 1) & mask;
    }
    return this.keep(hash, slot, copyOf(text, start, end));
  }

  private keep(hash: number, slot: number, surface: string): Spelling {
    const spelling = this.learn(surface);
    this.spellings.push(spelling);
    this.hashes[slot] = hash;
    this.places[slot] = this.spellings.length;
    if (2 * this.spellings.length > this.places.length) this.grow();
    return spelling;
  }

  private grow(): void {
    const { hashes, places } = this;
    this.hashes = new Int32Array(2 * places.length);
    this.places = new Int32Array(2 * places.length);
    const mask = this.places.length - 1;
    places.forEach((place, old) => {
      if (place === 0) return;
      let slot = hashes[old]! & mask;
      while (this.places[slot] !== 0) slot = (slot + 1) & mask;
      this.hashes[slot] = hashes[old]!;
      this.places[slot] = place;
    });
  }

  private learn(surface: string): Spelling {
    const plain = plainWord(surface);
    const first = surface.charAt(0);
    const person = personWords.get(plain);
    return {
      surface,
      stem: plain === '' || stopWords.has(plain) ? undefined : this.stemOf(stem(plain)),
      capital: first !== first.toLowerCase(),
      number: hasNumber(surface),
      person: person === undefined ? -1 : wordTraits.indexOf(person),
    };
  }

  private stemOf(text: string): Stem {
    const known = this.stems.get(text);
    if (known !== undefined) return known;
    const made = { text, hash: hashWord(text), number: this.stems.size };
    this.stems.set(text, made);
    return made;
  }
}

/** The words of all documents of this process. */
export const lexicon = new Lexicon();

/** A long slice would keep the whole text in memory: its characters are put together anew. */
function copyOf(text: string, start: number, end: number): string {
  return Array.from({ length: end - start }, (_, at) => text[start + at]!).join('');
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  }
  return true;
}

function hasNumber(surface: string): boolean {
  for (let at = 0; at < surface.length; at++) {
    const code = surface.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
    if (code >= 0x80) return /\p{N}/u.test(surface);
  }
  return false;
}
