import { withRoom } from '../copy-into';
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

/** Of each spelling: where its letters begin, how many they are, the number of its stem, or -1, and its traits as bits in the order of `wordTraits`. */
const fields = 4;
const fromField = 0;
const lengthField = 1;
const stemField = 2;
const traitsField = 3;

/**
 * Remembers what there is to know of each spelling, so that a word is looked at once and not each
 * time it stands in a text. It only saves time: the same word always gives the same answer. Words
 * are found by their letters in the text, without a copy of them, and all that is read for a known
 * word lies in columns of numbers.
 */
export class Lexicon {
  /** For each slot the hash of its word, and one more than the number of its spelling; 0 for none. */
  private slots = new Int32Array(2 * firstSlots);
  /** The letters (UTF-16 units) of all spellings, one after the other, and how many they are. */
  private letters = new Uint16Array(8 * firstSlots);
  private lettersKept = 0;
  /** What is known of each spelling, side by side in the order of `fields`. */
  private known = new Int32Array(fields * firstSlots);
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
    if (this.size < mostSpellings && this.lettersKept < mostLetters) return;
    // All columns begin anew: those that one long document made large would stay so for good.
    this.slots = new Int32Array(2 * firstSlots);
    this.letters = new Uint16Array(8 * firstSlots);
    this.lettersKept = 0;
    this.known = new Int32Array(fields * firstSlots);
    this.size = 0;
    this.stems = [];
    this.numberOfStem = new Map();
    this.started += 1;
  }

  /** Number of the spelling of the word between two places of a text's units, whose hash is that of `mixWord`. */
  find(units: Uint16Array, start: number, end: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 2;
    // The last bits of the hash say little by themselves.
    let slot = (2 * (hash ^ (hash >>> 15))) & mask;
    for (let held = slots[slot + 1]!; held !== 0; held = slots[slot + 1]!) {
      if (slots[slot] === hash && this.isAt(held - 1, units, start, end)) return held - 1;
      slot = (slot + 2) & mask;
    }
    return this.keep(hash, slot, units, start, end);
  }

  /** Number of the stem of a spelling; -1 when it says nothing about a topic. */
  stemOf(spelling: number): number {
    return this.known[fields * spelling + stemField]!;
  }

  /** The stem of that number. */
  stem(number: number): Stem {
    return this.stems[number]!;
  }

  /** The traits of a spelling besides that of being a word: bit `t` stands for `wordTraits[t]`. */
  traitsOf(spelling: number): number {
    return this.known[fields * spelling + traitsField]!;
  }

  private isAt(spelling: number, units: Uint16Array, start: number, end: number): boolean {
    const { letters, known } = this;
    const length = end - start;
    if (known[fields * spelling + lengthField] !== length) return false;
    const from = known[fields * spelling + fromField]!;
    for (let at = 0; at < length; at++) {
      if (letters[from + at] !== units[start + at]) return false;
    }
    return true;
  }

  private keep(hash: number, slot: number, units: Uint16Array, start: number, end: number): number {
    const spelling = this.size;
    const from = this.lettersKept;
    const word = units.subarray(start, end);
    this.letters = withRoom(this.letters, from + word.length);
    this.letters.set(word, from);
    this.lettersKept += word.length;
    this.learn(spelling, from, textOf(word));
    this.size += 1;
    this.slots[slot] = hash;
    this.slots[slot + 1] = this.size;
    if (4 * this.size > this.slots.length) this.spread();
    return spelling;
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

  private learn(spelling: number, from: number, surface: string): void {
    const plain = plainWord(surface);
    const empty = plain === '' || stopWords.has(plain);
    const at = fields * spelling;
    this.known = withRoom(this.known, at + fields);
    this.known[at + fromField] = from;
    this.known[at + lengthField] = surface.length;
    this.known[at + stemField] = empty ? -1 : this.numberStem(stem(plain));
    this.known[at + traitsField] = traitsOf(surface, personWords.get(plain));
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

function textOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at++) text += String.fromCharCode(units[at]!);
  return text;
}

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
