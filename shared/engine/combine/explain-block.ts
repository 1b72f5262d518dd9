import type { BoostedTrees } from '../boosted-trees';
import { blockFeatureNames, type BlockTable } from './block-table';
import { gainsOf } from './feature-gains';

/** What a feature says in words when its value is in the given range. */
interface Wording {
  readonly words: string;
  readonly from?: number;
  readonly below?: number;
}

/** Features that a curator can check at a glance; the others are left unsaid. */
const inWords: Readonly<Record<string, Wording>> = {
  stop: { words: 'has no full stop', below: 1 },
  points: { words: 'points at a picture', from: 1 },
  describes: { words: 'describes a picture', from: 1 },
  agency: { words: 'names a picture agency', from: 1 },
  pictureWord: { words: 'speaks of a picture', from: 1 },
  label: { words: 'begins with a label', from: 1 },
  bracketEnd: { words: 'ends in brackets', from: 1 },
  ellipsis: { words: 'breaks off with dots', from: 1 },
  titleCase: { words: 'is written like a title', from: 1 },
  headline: { words: 'reads like a headline', from: 1 },
  copies: { words: 'stands more than once, numbers aside', from: 2 },
  person: { words: 'is a name alone', from: 1 },
  posted: { words: 'looks like a post', from: 1 },
  smallWords: { words: 'has few small words', below: 0.25 },
  capitalWords: { words: 'has many capitals', from: 0.5 },
  words: { words: 'is short', below: 9 },
  slash: { words: 'has a slash', from: 1 },
  bar: { words: 'has a bar', from: 1 },
  you: { words: 'addresses the reader', from: 1 },
  moment: { words: 'names a date', from: 1 },
  namesAgain: { words: 'gives a name in full again', from: 0.5 },
  lineWords: { words: 'is worded like leftovers', from: 0 },
  surenessBefore: { words: 'follows a known leftover', from: 0.5 },
  surenessAfter: { words: 'stands above a known leftover', from: 0.5 },
  sinceRelated: { words: 'stands below a heading for other articles', below: 10 },
  afterProse: { words: 'stands after the text', from: 1 },
  bareRun: { words: 'stands in a row of such lines', from: 3 },
};

/** The same with the columns of the features, in their order. */
const said = blockFeatureNames.flatMap((name, feature) => {
  const wording = inWords[name];
  return wording ? [{ feature, wording }] : [];
});

const mostReasons = 3;

/** The features that speak most for a cut of the row, in words: those that gain most on the way through the trees. */
export function explainBlock(trees: BoostedTrees, table: BlockTable, row: number): string[] {
  const gains = gainsOf(
    trees,
    table.values.subarray(row * table.columns, (row + 1) * table.columns),
  );
  const from = row * table.columns;
  return said
    .filter(({ wording, feature }) => {
      return gains[feature]! > 0 && holds(wording, table.values[from + feature]!);
    })
    .sort((a, b) => gains[b.feature]! - gains[a.feature]!)
    .slice(0, mostReasons)
    .map(({ wording }) => wording.words);
}

function holds({ from = 0, below = Infinity }: Wording, value: number): boolean {
  return value >= Math.max(0, from) && value < below;
}
