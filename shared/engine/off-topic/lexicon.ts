import { copyInto } from '../copy-into';
import { plainWord, stem, stopWords } from '../tokens';
import { evenHash } from './even-hash';

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

const personWords: ReadonlyMap<string, WordTrait> = new Map<string, WordTrait>([
  ...'i me my mine myself we us our ours ourselves'.split(' ').map(asPerson('first')),
  ...'you your yours yourself yourselves'.split(' ').map(asPerson('second')),
  ...'he him his himself she her hers they them their theirs'.split(' ').map(asPerson('third')),
]);

function asPerson(trait: WordTrait): (word: string) => [string, WordTrait] {
  return (word) => [word, trait];
}

/** Spellings that are remembered, and their letters; when there are more all are forgotten and learnt anew. */
const mostSpellings = 200_000;
const mostLetters = 4_000_000;
const firstSlots = 1 << 12;

/**
 * Remembers what there is to know of each spelling, so that a word is looked at once and not each
 * time it stands in a text. It only saves time: the same word always gives the same answer. Words
 * are found by their letters in the text, without a copy of them, and all that is read for a known
 * word lies in columns of numbers.
 */
export class Lexicon {
  /** For each slot the hash of its word, and one more than the number of its spelling; 0 for none. */
  private slots = new Int32Array(2 * firstSlots);
  /** The letters (UTF-16 units) of all spellings, one after the other, and where those of each begin. */
  private letters = new Uint16Array(8 * firstSlots);
  private from = new Int32Array(firstSlots + 1);
  /** Of each spelling the number of its stem, or -1, and its traits as bits in the order of `wordTraits`. */
  private stemNumbers = new Int32Array(firstSlots);
  private traitBits = new Uint8Array(firstSlots);
  private size = 0;
  private stems: Stem[] = [];
  private numberOfStem = new Map<string, number>();
  /** Changes when the stems are numbered anew. */
  private started = 0;

  /** Number of the present numbering of stems. */
  get generation(): number {
    return this.started;
  }

  /** Forgets all when it holds too much; to be called between documents, never inside one. */
  trim(): void {
    if (this.size < mostSpellings && this.from[this.size]! < mostLetters) return;
    // All columns begin anew: those that one long document made large would stay so for good.
    this.slots = new Int32Array(2 * firstSlots);
    this.letters = new Uint16Array(8 * firstSlots);
    this.from = new Int32Array(firstSlots + 1);
    this.stemNumbers = new Int32Array(firstSlots);
    this.traitBits = new Uint8Array(firstSlots);
    this.size = 0;
    this.stems = [];
    this.numberOfStem = new Map();
    this.started += 1;
  }

  /** Number of the spelling of the word between two offsets of a text, whose hash is that of `mixWord`. */
  find(text: string, start: number, end: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 2;
    // The last bits of the hash say little by themselves.
    let slot = (2 * (hash ^ (hash >>> 15))) & mask;
    for (let held = slots[slot + 1]!; held !== 0; held = slots[slot + 1]!) {
      if (slots[slot] === hash && this.isAt(held - 1, text, start, end)) return held - 1;
      slot = (slot + 2) & mask;
    }
    return this.keep(hash, slot, text, start, end);
  }

  /** Number of the stem of a spelling; -1 when it says nothing about a topic. */
  stemOf(spelling: number): number {
    return this.stemNumbers[spelling]!;
  }

  /** The stem of that number. */
  stem(number: number): Stem {
    return this.stems[number]!;
  }

  /** The traits of a spelling besides that of being a word: bit `t` stands for `wordTraits[t]`. */
  traitsOf(spelling: number): number {
    return this.traitBits[spelling]!;
  }

  private isAt(spelling: number, text: string, start: number, end: number): boolean {
    const { letters } = this;
    const from = this.from[spelling]!;
    const length = end - start;
    if (this.from[spelling + 1]! - from !== length) return false;
    for (let at = 0; at < length; at++) {
      if (letters[from + at] !== text.charCodeAt(start + at)) return false;
    }
    return true;
  }

  private keep(hash: number, slot: number, text: string, start: number, end: number): number {
    const spelling = this.size;
    this.makeRoom(end - start);
    const from = this.from[spelling]!;
    for (let at = start; at < end; at++) this.letters[from + at - start] = text.charCodeAt(at);
    this.from[spelling + 1] = from + end - start;
    this.learn(spelling, copyOf(text, start, end));
    this.size += 1;
    this.slots[slot] = hash;
    this.slots[slot + 1] = this.size;
    if (4 * this.size > this.slots.length) this.spread();
    return spelling;
  }

  /** Makes the columns longer where one more spelling does not go in. */
  private makeRoom(length: number): void {
    const letters = this.from[this.size]! + length;
    if (letters > this.letters.length) {
      this.letters = copyInto(new Uint16Array(2 * letters), this.letters);
    }
    if (this.size < this.traitBits.length) return;
    const size = 2 * this.size;
    this.from = copyInto(new Int32Array(size + 1), this.from);
    this.stemNumbers = copyInto(new Int32Array(size), this.stemNumbers);
    this.traitBits = copyInto(new Uint8Array(size), this.traitBits);
  }

  /** Gives the spellings twice as many slots. */
  private spread(): void {
    const { slots: before } = this;
    const slots = new Int32Array(2 * before.length);
    const mask = slots.length - 2;
    for (let old = 0; old < before.length; old += 2) {
      const hash = before[old]!;
      if (before[old + 1] === 0) continue;
      let slot = (2 * (hash ^ (hash >>> 15))) & mask;
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      slots[slot] = hash;
      slots[slot + 1] = before[old + 1]!;
    }
    this.slots = slots;
  }

  private learn(spelling: number, surface: string): void {
    const plain = plainWord(surface);
    const empty = plain === '' || stopWords.has(plain);
    this.stemNumbers[spelling] = empty ? -1 : this.numberStem(stem(plain));
    this.traitBits[spelling] = traitsOf(surface, personWords.get(plain));
  }

  private numberStem(text: string): number {
    const known = this.numberOfStem.get(text);
    if (known !== undefined) return known;
    const number = this.stems.length;
    this.stems.push({ text, hash: evenHash(text), number });
    this.numberOfStem.set(text, number);
    return number;
  }
}

/** The words of all documents of this process. */
export const lexicon = new Lexicon();

/** A slice would keep the whole text in memory: its letters are put together anew. */
function copyOf(text: string, start: number, end: number): string {
  let copy = '';
  for (let at = start; at < end; at++) copy += text[at]!;
  return copy;
}

/** Fills the beginning of a longer column with a shorter one. */
function traitsOf(surface: string, person: WordTrait | undefined): number {
  const first = surface.charAt(0);
  const capital = first !== first.toLowerCase();
  return (
    (capital ? bitOf('capitals') : 0) |
    (hasNumber(surface) ? bitOf('numbers') : 0) |
    (person === undefined ? 0 : bitOf(person))
  );
}

function bitOf(trait: WordTrait): number {
  return 1 << wordTraits.indexOf(trait);
}

function hasNumber(surface: string): boolean {
  for (let at = 0; at < surface.length; at++) {
    const code = surface.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
    if (code >= 0x80) return /\p{N}/u.test(surface);
  }
  return false;
}
