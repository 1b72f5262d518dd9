import type { BlockFeatures } from '../features';
import { closingUnit, codesOf, endsInDots, lastUnit } from '../line-end';
import {
  breaksOff,
  isHeadlineLike,
  isListItem,
  isQuoted,
  isTitleCase,
  leadsOn,
  looksPosted,
} from '../line-shape';
import { describesPicture, labelWords, pointsAtPicture } from './line-traits';
import type { FullNames } from './full-names';
import type { Vocabulary } from './vocabulary';
import {
  agency,
  cuesOf,
  gives,
  moment,
  pictureWord,
  pointing,
  reporting,
  verbal,
  you,
} from './word-cues';
import { writeRow } from './write-row';

/** What a block says by itself, whatever stands around it. */
export const ownFeatureNames = [
  'words',
  'characters',
  'capitals',
  'capitalWords',
  'digits',
  'sentences',
  'stop',
  'question',
  'exclamation',
  'ellipsis',
  'colon',
  'open',
  'bracketEnd',
  'startsLower',
  'startsQuote',
  'startsDigit',
  'listItem',
  'quoted',
  'label',
  'points',
  'describes',
  'agency',
  'pictureWord',
  'moment',
  'commas',
  'wordLength',
  'posted',
  'tabular',
  'slash',
  'bar',
  'smallWords',
  'reporting',
  'pronoun',
  'person',
  'verbal',
  'you',
  'copies',
  'shared',
  'sharedWithTitle',
  'headline',
  'titleCase',
  'relativeWords',
  'fullNames',
  'namesAgain',
  'namesLater',
  'sharedBefore',
  'sharedAfter',
] as const;

const pronoun =
  /^["“]?(?:He|She|It|They|We|I|You|This|That|These|Those|But|And|However|There|His|Her)\b/;
const person = /^(?:\p{Lu}[\p{L}.'’-]*\s){1,3}\p{Lu}[\p{L}.'’-]*$/u;

const question = '?'.charCodeAt(0);
const exclamation = '!'.charCodeAt(0);
const brackets = codesOf(')]');
const quotes = codesOf('"\'“‘«');

const mostWords = 120;
const mostCharacters = 600;
/** Longer blocks are judged by their beginning. */
const headLength = 400;

/** Writes the features of a block into its row, from `at` on. */
export function writeOwnFeatures(
  values: Float64Array,
  at: number,
  whole: string,
  block: BlockFeatures,
  vocabulary: Vocabulary,
  names: FullNames,
): void {
  const { text, words, letters, digits } = block;
  const isLong = text.length > headLength;
  const head = isLong ? text.slice(0, headLength) : text;
  const first = text.charCodeAt(0);
  const closing = closingUnit(text);
  const cues = cuesOf(whole, block);
  const row = [
    Math.min(words, mostWords),
    Math.min(text.length, mostCharacters),
    letters === 0 ? 0 : block.capitals / letters,
    words === 0 ? 0 : block.capitalWords / words,
    digits / text.length,
    Math.min(block.sentences, 6),
    Number(block.endsSentence),
    Number(closing === question),
    Number(closing === exclamation),
    Number(endsInDots(text)),
    Number(leadsOn(block)),
    Number(breaksOff(block)),
    Number(brackets.has(lastUnit(text))),
    Number(/^\p{Ll}/u.test(head)),
    Number(quotes.has(first)),
    Number(first >= 48 && first <= 57),
    Number(isListItem(block)),
    Number(isQuoted(block)),
    labelWords(block),
    // A word that is cut off at the end of the head is none of the block.
    Number(isLong ? pointsAtPicture(head) : gives(pointing, text, cues)),
    Number(describesPicture(head)),
    Number(gives(agency, text, cues)),
    Number(gives(pictureWord, text, cues)),
    Number(gives(moment, text, cues)),
    words === 0 ? 0 : countOf(head, 44) / words,
    words === 0 ? 0 : Math.min(20, text.length / words),
    Number(looksPosted(block)),
    Number(block.tabular),
    Number(head.includes('/')),
    Number(head.includes('|')),
    vocabulary.smallShare(block),
    Number(gives(reporting, head, cues)),
    Number(pronoun.test(head)),
    Number(words <= 4 && person.test(head)),
    Number(gives(verbal, head, cues)),
    Number(gives(you, head, cues)),
    vocabulary.copies(block),
    vocabulary.sharedShare(block),
    vocabulary.titleShare(block),
    Number(isHeadlineLike(block)),
    Number(isTitleCase(block)),
    vocabulary.relativeLength(block),
    names.count(block),
    names.shareAgain(block),
    names.shareLater(block),
    vocabulary.sharedWith(block, -1),
    vocabulary.sharedWith(block, 1),
  ];
  writeRow(values, at, row);
}

function countOf(text: string, code: number): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === code) count++;
  return count;
}
