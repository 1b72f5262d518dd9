import { LentColumn } from './lent-column';
import type { LineWords } from './line-words';
import type { RulePatterns } from './rule-groups';
import type { RuleIndex } from './rule-index';
import { hashWord } from './word-hash';
import { listedBit } from './word-needs';

/** What the rules of an index know of the words of a document. */
export interface RuleWords {
  /** For each word the patterns that are listed under it; for most words none. */
  readonly listed: readonly (readonly RulePatterns[] | undefined)[];
  /** The bits of all words between two places among those of the lines. */
  bitsOfLine(from: number, end: number): number;
}

const number = hashWord('#');
/** Used for one document after the other. */
const bitsOfWords = new LentColumn((length) => new Int32Array(length));

/** Looks up each different word once. */
export function readRuleWords(
  index: RuleIndex,
  { hash, number: words, different }: LineWords,
): RuleWords {
  const { screen, wordBits, byWord, twoNumbersBits } = index;
  const bits = bitsOfWords.zeros(different);
  const listed = new Array<readonly RulePatterns[] | undefined>(different);
  /** The number of the word for numbers. */
  let numbers = -1;
  for (let word = 0; word < different; word++) {
    const name = hash[word]!;
    if (name === number) numbers = word;
    if (!screen.mayHold(name)) continue;
    bits[word] = wordBits.get(name) ?? 0;
    if ((bits[word]! & listedBit) !== 0) listed[word] = byWord.get(name);
  }
  const bitsOfLine = (from: number, end: number): number => {
    let found = 0;
    let before = -1;
    for (let at = from; at < end; at++) {
      const word = words[at]!;
      found |= bits[word]!;
      if (word === numbers && before === numbers) found |= twoNumbersBits;
      before = word;
    }
    return found;
  };
  return { listed, bitsOfLine };
}
