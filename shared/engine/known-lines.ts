import type { BlockFeatures } from './features';
import { countWords, type LineWords } from './line-words';
import type { RuleIndex } from './rule-index';
import type { Rule } from './rule-pack';
import { beginWord } from './word-hash';

/** The hash of the first word of a line, and how many words it has; a line without words is one empty word. */
function openingOf(words: LineWords, line: number): { word: number; words: number } {
  const count = countWords(words, line);
  if (count === 0) return { word: beginWord, words: 1 };
  return { word: words.hash[words.number[words.from[line]!]!]!, words: count };
}

/** The rules that know the line as a whole by its key, their guards aside; most keys are not even made. */
export function rulesOfLine(
  { keyScreen, byKey }: RuleIndex,
  block: BlockFeatures,
  read: LineWords,
): readonly Rule[] | undefined {
  if (!block.isLine) return undefined;
  const { word, words } = openingOf(read, block.index);
  return keyScreen.mayHold(word, words) ? byKey.get(block.key!) : undefined;
}
