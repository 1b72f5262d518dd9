import { isBare, type BlockFeatures, type DocumentFeatures } from '../features';
import { isHeadlineLike, isTitleCase, leadsOn } from '../line-shape';
import type { Vocabulary } from './vocabulary';
import type { Wording } from './wording';
import { writeRow } from './write-row';

/** Where a block stands, and what stands beside it. */
export const aroundFeatureNames = [
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
  'subheading',
  'cells',
] as const;

const faraway = 30;
const mostWords = 100;
const longestSubheading = 12;
/** How far around a numeric line the other cells of its table are looked for. */
const tableReach = 3;
const mostCellWords = 6;
/** From here on the wording of a line decides. */
const sure = 0.5;

/** What is known of the blocks around. */
interface Surroundings {
  readonly wording: readonly Wording[];
  readonly vocabulary: Vocabulary;
}

/** Writes the features of the block at `index` into its row, from `at` on. */
export function writeAroundFeatures(
  values: Float64Array,
  at: number,
  features: DocumentFeatures,
  index: number,
  { wording, vocabulary }: Surroundings,
): void {
  const { blocks, firstProse, lastProse, bareRun } = features;
  const before = blocks[index - 1];
  const after = blocks[index + 1];
  const textBefore = standsText(blocks, index, -1, wording);
  const textAfter = standsText(blocks, index, 1, wording);
  const row = [
    index / Math.max(1, blocks.length - 1),
    Number(firstProse < 0 || index < firstProse),
    Number(index > lastProse),
    Math.min(bareRun[index]!, faraway),
    placeInRun(blocks, index),
    before ? Math.min(before.words, mostWords) : -1,
    after ? Math.min(after.words, mostWords) : -1,
    before ? Number(before.endsSentence) : -1,
    after ? Number(after.endsSentence) : -1,
    Number(leadsOn(before)),
    before ? vocabulary.smallShare(before) : -1,
    after ? vocabulary.smallShare(after) : -1,
    wording[index - 1]?.sureness ?? -1,
    wording[index + 1]?.sureness ?? -1,
    wording[index - 2]?.sureness ?? -1,
    wording[index + 2]?.sureness ?? -1,
    sinceRelated(blocks, index, wording),
    textBefore,
    textAfter,
    Number(isSubheading(blocks[index]!, features, textBefore, textAfter)),
    cellsAround(blocks, index),
  ];
  writeRow(values, at, row);
}

/** How many lines without a full stop stand directly above. */
function placeInRun(blocks: readonly BlockFeatures[], index: number): number {
  let place = 0;
  while (place < 10 && index > place && isBare(blocks[index - place - 1]!)) place++;
  return place;
}

/**
 * Whether text stands next to the line on one side, past lines that the wording gives away: 1 for a
 * sentence or a line that leads on, 0 for another bare line, -1 for none within reach.
 */
function standsText(
  blocks: readonly BlockFeatures[],
  index: number,
  step: number,
  wording: readonly Wording[],
): number {
  let at = index + step;
  for (let passed = 0; passed < faraway && blocks[at] && wording[at]!.sureness >= sure; passed++) {
    at += step;
  }
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

/** A headline by itself between two stretches of text: most likely the heading of the text below. */
function isSubheading(
  block: BlockFeatures,
  { firstProse, lastProse }: DocumentFeatures,
  textBefore: number,
  textAfter: number,
): boolean {
  if (block.index <= firstProse || block.index >= lastProse) return false;
  if (block.words > longestSubheading || !isHeadlineLike(block)) return false;
  return (isTitleCase(block) || block.words <= 6) && textBefore === 1 && textAfter === 1;
}

/** How many short lines stand around a line of little else than numbers: cells of a table. */
function cellsAround(blocks: readonly BlockFeatures[], index: number): number {
  const block = blocks[index]!;
  if (block.digits === 0 || block.digits < 0.3 * block.text.length) return 0;
  let cells = 0;
  for (let at = index - tableReach; at <= index + tableReach; at++) {
    const other = blocks[at];
    if (other && at !== index && isBare(other) && other.words <= mostCellWords) cells++;
  }
  return cells;
}
