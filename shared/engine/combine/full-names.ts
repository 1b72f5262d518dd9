import type { BlockFeatures } from '../features';
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
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) continue;
    if (!isCapitalCode(code)) {
      before = 0;
      if (isLetterCode(code)) at = wordEnd(text, at) - 1;
      continue;
    }
    let word = beginWord;
    let small = false;
    const end = wordEnd(text, at);
    for (; at < end; at++) {
      const letter = text.charCodeAt(at);
      if (!isCapitalCode(letter)) small = true;
      word = mixWord(word, letter);
    }
    at--;
    if (small && before !== 0) found.push(Math.imul(before, 31) ^ word);
    before = small ? word : 0;
  }
  return found;
}

/** Behind the letter at `from` and those that follow it. */
function wordEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && isLetterCode(text.charCodeAt(at))) at++;
  return at;
}

function isCapitalCode(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde && code !== 0xd7);
}

function isLetterCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x2000)
  );
}
