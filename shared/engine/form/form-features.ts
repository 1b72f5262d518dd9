import { isBare, type BlockFeatures, type DocumentFeatures } from '../features';
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
import { WordScreen } from '../word-screen';

/** How sure the wording detectors are of each block, and of which sort they take it to be. */
export interface Wording {
  readonly sureness: number;
  /** It is a heading or link for other articles. */
  readonly related: boolean;
}

/** A row of features for each block, one row after the other. */
export interface FormTable {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

const smallWords = new Set(
  'the a an of to in and is was were are be been has have had that with for on at by from as his her their its he she they it who which this but not will would could after when said about than into over'.split(
    ' ',
  ),
);
const reporting = /\b(?:said|says|told|added|according to|reported|tweeted|wrote|explained)\b/i;
const pronoun =
  /^["“]?(?:He|She|It|They|We|I|You|This|That|These|Those|But|And|However|There|His|Her)\b/;
const person = /^(?:\p{Lu}[\p{L}.'’-]*\s){1,3}\p{Lu}[\p{L}.'’-]*$/u;
const verbal = /\b(?:is|are|was|were|has|have|had|will|can|could|did|does|do|been|says|said)\b/i;

const own = [
  'words',
  'capitals',
  'capitalWords',
  'digits',
  'sentences',
  'stop',
  'question',
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
  'posted',
  'tabular',
  'slash',
  'smallWords',
  'reporting',
  'pronoun',
  'person',
  'verbal',
  'copies',
  'shared',
  'headline',
  'titleCase',
  'weakWording',
] as const;
const around = [
  'fromTop',
  'fromEnd',
  'place',
  'beforeProse',
  'afterProse',
  'bareRun',
  'placeInRun',
  'wordsBefore',
  'wordsAfter',
  'stopBefore',
  'stopAfter',
  'colonBefore',
  'smallBefore',
  'smallAfter',
  'surenessBefore',
  'surenessAfter',
  'surenessBefore2',
  'surenessAfter2',
  'sinceRelated',
  'textBefore',
  'textAfter',
] as const;
const whole = [
  'blocks',
  'stopRate',
  'bareShare',
  'bareLongShare',
  'labelShare',
  'listShare',
  'proseShare',
  'proseWords',
  'wordingShare',
  'shortRunShare',
] as const;

export const formFeatureNames: readonly string[] = [...own, ...around, ...whole];

const faraway = 30;

/** What the model of forms looks at, for the given blocks of a document. */
export function measureForms(
  features: DocumentFeatures,
  wording: readonly Wording[],
  indices: readonly number[],
): FormTable {
  const columns = formFeatureNames.length;
  const values = new Float64Array(indices.length * columns);
  if (indices.length === 0) return { rows: 0, columns, values };
  const repeats = countRepeats(features.blocks, indices);
  const ofDocument = measureWhole(features, wording);
  indices.forEach((index, row) => {
    const block = features.blocks[index]!;
    values.set(measureOwn(block, repeats, wording[index]!.sureness), row * columns);
    values.set(measureAround(features, index, wording), row * columns + own.length);
    values.set(ofDocument, row * columns + own.length + around.length);
  });
  return { rows: indices.length, columns, values };
}

interface Repeats {
  readonly copies: ReadonlyMap<string, number>;
  /** In how many blocks a longer word stands. */
  readonly words: ReadonlyMap<string, number>;
}

/** Copies of all keys, and the words of the blocks that are measured (a few others may be among them). */
function countRepeats(blocks: readonly BlockFeatures[], measured: readonly number[]): Repeats {
  const copies = new Map<string, number>();
  const words = new Map<string, number>();
  if (measured.length === 0) return { copies, words };
  const asked = measured.flatMap((index) => blocks[index]!.key?.split(' ') ?? []);
  const wanted = new WordScreen(asked.map((word) => [word, Infinity]));
  for (const { key } of blocks) {
    if (key === undefined) continue;
    copies.set(key, (copies.get(key) ?? 0) + 1);
    for (const word of new Set(wanted.find(key, 1))) {
      if (word.length >= 4) words.set(word, (words.get(word) ?? 0) + 1);
    }
  }
  return { copies, words };
}

function smallWordShare({ key }: BlockFeatures): number {
  if (key === undefined || key === '') return 0.4;
  const words = key.split(' ');
  return words.filter((word) => smallWords.has(word)).length / words.length;
}

function measureOwn(block: BlockFeatures, repeats: Repeats, weakWording: number): number[] {
  const { text, words, letters, digits, key } = block;
  const head = text.length > 400 ? text.slice(0, 400) : text;
  return [
    Math.min(words, 120),
    letters === 0 ? 0 : block.capitals / letters,
    words === 0 ? 0 : block.capitalWords / words,
    digits / text.length,
    Math.min(block.sentences, 6),
    Number(block.endsSentence),
    Number(/\?["'”’]?$/.test(text)),
    Number(leadsOn(block)),
    Number(breaksOff(block)),
    Number(/[)\]]$/.test(text)),
    Number(/^\p{Ll}/u.test(head)),
    Number(/^["'“‘«]/.test(head)),
    Number(/^\d/.test(head)),
    Number(isListItem(block)),
    Number(isQuoted(block)),
    labelWords(block),
    Number(pointsAtPicture(head)),
    Number(describesPicture(head)),
    Number(looksPosted(block)),
    Number(block.tabular),
    Number(head.includes('/')),
    smallWordShare(block),
    Number(reporting.test(head)),
    Number(pronoun.test(head)),
    Number(words <= 4 && person.test(head)),
    Number(verbal.test(head)),
    key === undefined ? 1 : Math.min(repeats.copies.get(key)!, 6),
    sharedWords(key, repeats.words),
    Number(isHeadlineLike(block)),
    Number(isTitleCase(block)),
    weakWording,
  ];
}

/** Share of the line's longer words that stand in other blocks, too. */
function sharedWords(key: string | undefined, blocksWith: ReadonlyMap<string, number>): number {
  if (key === undefined) return 1;
  const words = key.split(' ').filter((word) => word.length >= 4);
  if (words.length === 0) return 0.5;
  return words.filter((word) => blocksWith.get(word)! > 1).length / words.length;
}

function measureAround(
  { blocks, firstProse, lastProse, bareRun }: DocumentFeatures,
  index: number,
  wording: readonly Wording[],
): number[] {
  const before = blocks[index - 1];
  const after = blocks[index + 1];
  return [
    Math.min(index, faraway),
    Math.min(blocks.length - 1 - index, faraway),
    index / Math.max(1, blocks.length - 1),
    Number(firstProse < 0 || index < firstProse),
    Number(index > lastProse),
    Math.min(bareRun[index]!, faraway),
    placeInRun(blocks, index),
    before ? Math.min(before.words, 100) : -1,
    after ? Math.min(after.words, 100) : -1,
    before ? Number(before.endsSentence) : -1,
    after ? Number(after.endsSentence) : -1,
    Number(leadsOn(before)),
    before ? smallWordShare(before) : -1,
    after ? smallWordShare(after) : -1,
    wording[index - 1]?.sureness ?? -1,
    wording[index + 1]?.sureness ?? -1,
    wording[index - 2]?.sureness ?? -1,
    wording[index + 2]?.sureness ?? -1,
    sinceRelated(blocks, index, wording),
    standsText(blocks, index, -1, wording),
    standsText(blocks, index, 1, wording),
  ];
}

/** How many lines without a full stop stand directly above. */
function placeInRun(blocks: readonly BlockFeatures[], index: number): number {
  let place = 0;
  while (place < 10 && index > place && isBare(blocks[index - place - 1]!)) place++;
  return place;
}

/**
 * Whether text stands next to the line on one side, past lines that the wording gives away: 1 for a
 * sentence or a line that leads on, 0 for another bare line, -1 for none.
 */
function standsText(
  blocks: readonly BlockFeatures[],
  index: number,
  step: number,
  wording: readonly Wording[],
): number {
  let at = index + step;
  while (blocks[at] && wording[at]!.sureness >= 0.5) at += step;
  const block = blocks[at];
  return block ? Number(!isBare(block)) : -1;
}

/** How many lines above stands a heading for other articles, with no text in between. */
function sinceRelated(
  blocks: readonly BlockFeatures[],
  index: number,
  wording: readonly Wording[],
): number {
  for (let at = index - 1; at >= 0 && index - at < faraway; at--) {
    if (wording[at]!.related) return index - at - 1;
    if (blocks[at]!.prose) return faraway;
  }
  return faraway;
}

function measureWhole(features: DocumentFeatures, wording: readonly Wording[]): number[] {
  const { blocks, bareRun } = features;
  const total = Math.max(1, blocks.length);
  const bare = blocks.filter(isBare);
  const prose = blocks.filter((block) => block.prose);
  const share = (some: readonly unknown[], of: number) => some.length / Math.max(1, of);
  return [
    Math.log2(total),
    features.stopRate,
    share(bare, total),
    share(
      bare.filter(({ words }) => words >= 9),
      bare.length,
    ),
    share(
      bare.filter((block) => labelWords(block) > 0),
      bare.length,
    ),
    share(blocks.filter(isListItem), total),
    share(prose, total),
    prose.reduce((sum, { words }) => sum + words, 0) / Math.max(1, prose.length),
    share(
      wording.filter(({ sureness }) => sureness >= 0.5),
      total,
    ),
    share(
      bare.filter(({ index }) => bareRun[index]! >= 4),
      bare.length,
    ),
  ];
}
