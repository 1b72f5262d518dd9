import type { BlockFeatures } from '../features';
import { isAsciiLetter, isCapital } from '../letter-code';
import { beginWord, mixWord } from '../word-hash';

/**
 * Full names in the blocks of a document: runs of two capitalised words. A text gives a name in full
 * once and then in part; captions and teasers give it in full again.
 */
export interface FullNames {
  /** How many the block gives, up to 5. */
  count(block: BlockFeatures): number;
  /** Share of them that an earlier block gives, too; 0 when there are none. */
  shareAgain(block: BlockFeatures): number;
  /** Share of them that a later block gives, too. */
  shareLater(block: BlockFeatures): number;
}

const most = 5;

/** Reads the names of all blocks; linear in their length. */
export function readFullNames(blocks: readonly BlockFeatures[]): FullNames {
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  const names = blocks.map(({ text, index, capitalWords }) => {
    const found = capitalWords < 2 ? [] : namesOf(text);
    for (const name of found) {
      if (!first.has(name)) first.set(name, index);
      last.set(name, index);
    }
    return found;
  });
  const share = (index: number, holds: (name: number) => boolean): number => {
    const own = names[index]!;
    let found = 0;
    for (const name of own) if (holds(name)) found++;
    return own.length === 0 ? 0 : found / own.length;
  };
  return {
    count: ({ index }) => Math.min(most, names[index]!.length),
    shareAgain: ({ index }) => share(index, (name) => first.get(name)! < index),
    shareLater: ({ index }) => share(index, (name) => last.get(name)! > index),
  };
}

/** Hashes of the pairs of capitalised words that stand next to each other. */
function namesOf(text: string): number[] {
  const found: number[] = [];
  let before = 0;
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isCapital(text.charCodeAt(at))) continue;
    if (at > 0 && isLetterCode(text.charCodeAt(at - 1))) continue;
    const follows = before !== 0 && isBlank(text, end, at);
    end = wordEnd(text, at);
    const word = hashName(text, at, end);
    if (follows && word !== 0) found.push(Math.imul(before, 31) ^ word);
    before = word;
    at = end - 1;
  }
  return found;
}

/** Behind the letter at `from` and those that follow it. */
function wordEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && isLetterCode(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && text.charCodeAt(at) === 32) at++;
  return at === end;
}

/** Hash of a word; 0 where it has no small letter. */
function hashName(text: string, from: number, end: number): number {
  let word = beginWord;
  let small = false;
  for (let at = from; at < end; at++) {
    const letter = text.charCodeAt(at);
    if (!isCapital(letter)) small = true;
    word = mixWord(word, letter);
  }
  return small ? word : 0;
}

function isLetterCode(code: number): boolean {
  return isAsciiLetter(code) || (code >= 0xc0 && code < 0x2000);
}
