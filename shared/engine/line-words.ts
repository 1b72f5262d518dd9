import { isDigit } from './letter-code';
import { isApostrophe, isInsideWord, isLetter, lineKey, numberEnd } from './line-key';
import { lowerUnit } from './lower-unit';
import { hashRun } from './run-hash';
import { beginWord, hashWord, mixWord } from './word-hash';
import { WordNumbers } from './word-numbers';

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

/** Reads the words of all lines but those that are undefined; linear in their length. */
export function readLineWords(lines: readonly (string | undefined)[]): LineWords {
  const from = new Uint32Array(lines.length + 1);
  let letters = 0;
  for (const line of lines) letters += line?.length ?? 0;
  const words = new WordReader(letters);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line !== undefined) words.readLine(line);
    from[at + 1] = words.count;
  }
  const read = words.finish();
  const alike = findAlike(lines, from, read.number);
  return { from, alike, lines: countLines(from, read), ...read };
}

/** For each word the number of lines with it. */
function countLines(
  from: Uint32Array,
  { number, different }: Pick<LineWords, 'number' | 'different'>,
): Uint32Array {
  const lines = new Uint32Array(different);
  /** For each word the last line that it was counted for, from 1 on. */
  const last = new Uint32Array(different);
  for (let line = 1; line < from.length; line++) {
    for (let at = from[line - 1]!; at < from[line]!; at++) {
      const word = number[at]!;
      if (last[word] === line) continue;
      last[word] = line;
      lines[word]!++;
    }
  }
  return lines;
}

/** How many words a line has; none for one that is not read. */
export function countWords({ from }: LineWords, line: number): number {
  return from[line + 1]! - from[line]!;
}

/** For each line the first one with the same words. */
function findAlike(
  lines: readonly (string | undefined)[],
  from: Uint32Array,
  number: Uint32Array,
): Uint32Array {
  const firsts = new Map<number, number>();
  return Uint32Array.from(lines, (line, at) => {
    if (line === undefined) return at;
    const name = hashRun(number, from[at]!, from[at + 1]!);
    const first = firsts.get(name) ?? at;
    if (first === at) firsts.set(name, at);
    return first;
  });
}

/** Used for one document after the other. */
const wordNumbers = new WordNumbers();

class WordReader {
  count = 0;
  private number: Uint32Array;
  private readonly words = wordNumbers;

  constructor(letters: number) {
    this.number = new Uint32Array((letters >> 2) + 8);
    this.words.clear();
  }

  finish(): Omit<LineWords, 'from' | 'alike' | 'lines'> {
    const { different } = this.words;
    return {
      number: this.number.slice(0, this.count),
      different,
      hash: this.words.allHashes(),
      length: this.words.allLengths(),
    };
  }

  readLine(line: string): void {
    const { count } = this;
    // Signs become at most these two words, once each.
    this.words.makeRoom(line.length + '#and'.length);
    if (this.readUnits(line)) return;
    // Some letter is no small letter by itself: the words are those of the key.
    this.count = count;
    for (const word of lineKey(line).split(' ')) this.addWord(word);
  }

  /** Reads a line unit by unit; false where that is not enough. */
  private readUnits(line: string): boolean {
    for (let at = 0; at < line.length; at++) {
      const code = line.charCodeAt(at);
      if (code === 32) continue;
      if (isLetter(code) || (isApostrophe(code) && isInsideWord(line, at))) {
        at = this.readWord(line, at) - 1;
        if (at < 0) return false;
      } else if (isDigit(code)) {
        this.addWord('#');
        at = numberEnd(line, at) - 1;
      } else if (code === ampersand) this.addWord('and');
      else if (becomesLetter(code)) return false;
    }
    return true;
  }

  /** Reads the word that begins at `from`; returns where it ends, 0 where it cannot be read. */
  private readWord(line: string, from: number): number {
    const { units, next } = this.words;
    let end = next;
    let hash = beginWord;
    let at = from;
    for (; at < line.length; at++) {
      const code = line.charCodeAt(at);
      let small = code;
      if (code < 97 || code > 122) {
        if (isLetter(code)) small = lowerUnit(code);
        else if (isApostrophe(code) && isInsideWord(line, at)) small = apostrophe;
        else break;
        if (small === 0) return 0;
      }
      units[end++] = small;
      hash = mixWord(hash, small);
    }
    this.addNumber(this.words.numberOf(hash, end));
    return at;
  }

  private addWord(word: string): void {
    this.words.makeRoom(word.length);
    const { units, next } = this.words;
    for (let at = 0; at < word.length; at++) units[next + at] = word.charCodeAt(at);
    this.addNumber(this.words.numberOf(hashWord(word), next + word.length));
  }

  private addNumber(number: number): void {
    if (this.count === this.number.length) {
      const more = new Uint32Array(2 * this.count);
      more.set(this.number);
      this.number = more;
    }
    this.number[this.count++] = number;
  }
}

/** True for a sign whose small form is a letter, as the key has it: Ohm, Kelvin, Ångström. */
function becomesLetter(code: number): boolean {
  return code >= 0x80 && isLetter(lowerUnit(code));
}
