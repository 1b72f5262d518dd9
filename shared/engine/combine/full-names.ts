import type { BlockFeatures, DocumentFeatures } from '../features';
import { isAsciiLetter, isCapital } from '../letter-code';
import { lentUnits } from '../text-units';
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
const none: readonly number[] = [];

/** Reads the names of all blocks; linear in their length. */
export function readFullNames({ text, blocks }: DocumentFeatures): FullNames {
  const units = lentUnits(text);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  const names = blocks.map(({ index, start, end, capitalWords }) => {
    const found = capitalWords < 2 ? none : namesOf(units, start, end);
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
function namesOf(units: Uint16Array, start: number, end: number): readonly number[] {
  let found: number[] | undefined;
  let before = 0;
  let behind = 0;
  for (let at = start; at < end; at++) {
    if (!isCapital(units[at]!)) continue;
    if (at > start && isLetterCode(units[at - 1]!)) continue;
    const follows = before !== 0 && isBlank(units, behind, at);
    behind = wordEnd(units, at, end);
    const word = hashName(units, at, behind);
    if (follows && word !== 0) (found ??= []).push(Math.imul(before, 31) ^ word);
    before = word;
    at = behind - 1;
  }
  return found ?? none;
}

/** Behind the letter at `from` and those that follow it. */
function wordEnd(units: Uint16Array, from: number, end: number): number {
  let at = from + 1;
  while (at < end && isLetterCode(units[at]!)) at++;
  return at;
}

function isBlank(units: Uint16Array, from: number, end: number): boolean {
  let at = from;
  while (at < end && units[at] === 32) at++;
  return at === end;
}

/** Hash of a word; 0 where it has no small letter. */
function hashName(units: Uint16Array, from: number, end: number): number {
  let word = beginWord;
  let small = false;
  for (let at = from; at < end; at++) {
    const letter = units[at]!;
    if (!isCapital(letter)) small = true;
    word = mixWord(word, letter);
  }
  return small ? word : 0;
}

function isLetterCode(code: number): boolean {
  return isAsciiLetter(code) || (code >= 0xc0 && code < 0x2000);
}
