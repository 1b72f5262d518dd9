import type { Span } from '../model/span';
import { ColumnSpace } from './column-space';
import { copyInto } from './copy-into';
import { isDigit } from './letter-code';
import { isApostrophe, isInsideWord, isLetter, lineKey, numberEnd } from './line-key';
import { LentColumn } from './lent-column';
import { lowerUnit } from './lower-unit';
import { hashRun } from './run-hash';
import { lentUnits } from './text-units';
import { beginWord, hashWord, mixWord } from './word-hash';
import { mixOther, WordNumbers } from './word-numbers';

/**
 * The words of a document's lines, read once for all who look at words: those of `lineKey`, without a key
 * being made. Equal words have equal numbers, so that nobody has to compare or look up strings.
 */
export interface LineWords {
  /** Line `i` has the words `from[i]` up to `from[i + 1]`; one that is not read has none. */
  readonly from: Uint32Array;
  /** Number of each word, from 0 on in the order of first sight. */
  readonly number: Uint32Array;
  /** For each line the first one with the same words; itself where it is not read. */
  readonly alike: Uint32Array;
  /** How many different words there are. */
  readonly different: number;
  /** For each number the hash of its word, as `mixWord` makes it. */
  readonly hash: Int32Array;
  /** For each number the length of its word, in UTF-16 units. */
  readonly length: Uint32Array;
  /** For each number in how many lines its word stands. */
  readonly lines: Uint32Array;
}

const apostrophe = "'".charCodeAt(0);
const ampersand = '&'.charCodeAt(0);

/** Reads the words of the given stretches of a text but those that are undefined; linear in their length. */
export function readLineWords(text: string, lines: readonly (Span | undefined)[]): LineWords {
  const ends = lineEnds.zeros(lines.length);
  const words = new WordReader(text);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line !== undefined) words.readLine(line.start, line.end);
    ends[at] = words.count;
  }
  const { different } = wordNumbers;
  const space = new ColumnSpace(1 + 2 * lines.length + words.count + 3 * different);
  const read = {
    from: space.unsigned(lines.length + 1),
    number: space.unsigned(words.count),
    alike: space.unsigned(lines.length),
    different,
    hash: space.signed(different),
    length: space.unsigned(different),
    lines: space.unsigned(different),
  };
  read.from.set(ends.subarray(0, lines.length), 1);
  read.number.set(numbers.subarray(0, words.count));
  wordNumbers.copyInto(read.hash, read.length);
  findAlike(lines, read);
  countLines(read);
  return read;
}

/** Used for one document after the other. */
const lineEnds = new LentColumn((length) => new Uint32Array(length));
const lastLines = new LentColumn((length) => new Uint32Array(length));

/** Counts for each word the lines with it. */
function countLines({ from, number, different, lines }: LineWords): void {
  /** For each word the last line that it was counted for, from 1 on. */
  const last = lastLines.zeros(different);
  for (let line = 1; line < from.length; line++) {
    for (let at = from[line - 1]!; at < from[line]!; at++) {
      const word = number[at]!;
      if (last[word] === line) continue;
      last[word] = line;
      lines[word]!++;
    }
  }
}

/** How many words a line has; none for one that is not read. */
export function countWords({ from }: LineWords, line: number): number {
  return from[line + 1]! - from[line]!;
}

/** Finds for each line the first one with the same words. */
function findAlike(lines: readonly (Span | undefined)[], { from, number, alike }: LineWords): void {
  const firsts = new Map<number, number>();
  for (let at = 0; at < lines.length; at++) {
    alike[at] = at;
    if (lines[at] === undefined) continue;
    const name = hashRun(number, from[at]!, from[at + 1]!);
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, at);
    else alike[at] = first;
  }
}

/** Used for one document after the other, as are the numbers that are read. */
const wordNumbers = new WordNumbers();
const numbersKept = 1 << 12;
let numbers = new Uint32Array(numbersKept);

class WordReader {
  count = 0;
  private readonly units: Uint16Array;
  private readonly words = wordNumbers;

  constructor(private readonly text: string) {
    this.units = lentUnits(text);
    if (numbers.length > numbersKept) numbers = new Uint32Array(numbersKept);
    this.words.clear();
  }

  readLine(start: number, end: number): void {
    const { count } = this;
    if (this.readUnits(start, end)) return;
    // Some letter is no small letter by itself: the words are those of the key.
    this.count = count;
    for (const word of lineKey(this.text.slice(start, end)).split(' ')) this.addWord(word);
  }

  /** Reads a line unit by unit; false where that is not enough. */
  private readUnits(start: number, end: number): boolean {
    const { units } = this;
    for (let at = start; at < end; at++) {
      const code = units[at]!;
      if (code === 32) continue;
      if (isLetter(code) || (isApostrophe(code) && this.isInside(at, start, end))) {
        at = this.readWord(at, start, end) - 1;
        if (at < 0) return false;
      } else if (isDigit(code)) {
        this.addWord('#');
        at = start + numberEnd(this.text.slice(start, end), at - start) - 1;
      } else if (code === ampersand) this.addWord('and');
      else if (becomesLetter(code)) return false;
    }
    return true;
  }

  /** Reads the word that begins at `from`; returns where it ends, 0 where it cannot be read. */
  private readWord(from: number, start: number, end: number): number {
    const { units } = this;
    let hash = beginWord;
    let other = beginWord;
    let at = from;
    for (; at < end; at++) {
      const code = units[at]!;
      let small = code;
      if (code < 97 || code > 122) {
        if (isLetter(code)) small = lowerUnit(code);
        else if (isApostrophe(code) && this.isInside(at, start, end)) small = apostrophe;
        else break;
        if (small === 0) return 0;
      }
      hash = mixWord(hash, small);
      other = mixOther(other, small);
    }
    this.addNumber(this.words.numberOf(hash, other, at - from));
    return at;
  }

  /** True between two letters of the line. */
  private isInside(at: number, start: number, end: number): boolean {
    return at > start && at + 1 < end && isInsideWord(this.text, at);
  }

  private addWord(word: string): void {
    let other = beginWord;
    for (let at = 0; at < word.length; at++) other = mixOther(other, word.charCodeAt(at));
    this.addNumber(this.words.numberOf(hashWord(word), other, word.length));
  }

  private addNumber(number: number): void {
    if (this.count === numbers.length) {
      numbers = copyInto(new Uint32Array(2 * this.count), numbers);
    }
    numbers[this.count++] = number;
  }
}

/** True for a sign whose small form is a letter, as the key has it: Ohm, Kelvin, Ångström. */
function becomesLetter(code: number): boolean {
  return code >= 0x80 && isLetter(lowerUnit(code));
}
