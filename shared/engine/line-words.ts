import { beginWord, mixWord } from './word-hash';

/**
 * The words of a document's line keys, read once for all who look at words. Equal words have equal
 * numbers, so that nobody has to compare or look up strings.
 */
export interface LineWords {
  /** Line `i` has the words `from[i]` up to `from[i + 1]`; a line without a key has none. */
  readonly from: Uint32Array;
  /** Where each word begins in its key. */
  readonly start: Uint32Array;
  /** Number of each word, from 0 on in the order of first sight. */
  readonly number: Uint32Array;
  /** Hash of each word, as `mixWord` makes it. */
  readonly hash: Int32Array;
  /** How many different words there are. */
  readonly different: number;
  /** Length of the word behind each number, in UTF-16 units. */
  readonly length: Uint32Array;
}

const blank = 32;

/** Reads the words of all keys; linear in their length. */
export function readLineWords(keys: readonly (string | undefined)[]): LineWords {
  let most = 0;
  for (const key of keys) most += key === undefined ? 0 : (key.length + 1) >> 1;
  const from = new Uint32Array(keys.length + 1);
  const start = new Uint32Array(most);
  const hash = new Int32Array(most);
  let words = 0;
  for (let line = 0; line < keys.length; line++) {
    const key = keys[line];
    if (key !== undefined && key !== '') {
      start[words] = 0;
      let mixed = beginWord;
      for (let at = 0; at < key.length; at++) {
        const code = key.charCodeAt(at);
        if (code !== blank) mixed = mixWord(mixed, code);
        else {
          hash[words++] = mixed;
          start[words] = at + 1;
          mixed = beginWord;
        }
      }
      hash[words++] = mixed;
    }
    from[line + 1] = words;
  }
  return { from, start, hash, ...numberWords(keys, { from, start, hash }) };
}

/** Gives equal words equal numbers: a table by hash, in which the letters decide. */
function numberWords(
  keys: readonly (string | undefined)[],
  { from, start, hash }: Pick<LineWords, 'from' | 'start' | 'hash'>,
): Pick<LineWords, 'number' | 'different' | 'length'> {
  const words = from[keys.length]!;
  const mask = (1 << (33 - Math.clz32(Math.max(8, words)))) - 1;
  /** For each place of the table the word that was seen first there, from 1 on. */
  const table = new Uint32Array(mask + 1);
  const number = new Uint32Array(words);
  const firstLine = new Uint32Array(words);
  const length = new Uint32Array(words);
  const seenFirst = new Uint32Array(words);
  let different = 0;
  for (let line = 0; line < keys.length; line++) {
    const to = from[line + 1]!;
    for (let word = from[line]!; word < to; word++) {
      const key = keys[line]!;
      const begin = start[word]!;
      const end = word + 1 < to ? start[word + 1]! - 1 : key.length;
      let place = (hash[word]! ^ (hash[word]! >>> 15)) & mask;
      let known = table[place]! - 1;
      while (known >= 0) {
        const first = seenFirst[known]!;
        const other = keys[firstLine[known]!]!;
        if (
          hash[first] === hash[word] &&
          length[known] === end - begin &&
          isSame(key, begin, other, start[first]!, end - begin)
        ) {
          break;
        }
        place = (place + 1) & mask;
        known = table[place]! - 1;
      }
      if (known < 0) {
        known = different++;
        table[place] = known + 1;
        seenFirst[known] = word;
        firstLine[known] = line;
        length[known] = end - begin;
      }
      number[word] = known;
    }
  }
  return { number, different, length };
}

function isSame(a: string, aFrom: number, b: string, bFrom: number, length: number): boolean {
  for (let at = 0; at < length; at++) {
    if (a.charCodeAt(aFrom + at) !== b.charCodeAt(bFrom + at)) return false;
  }
  return true;
}
