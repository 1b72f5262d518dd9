import { leavesOf, type BoostedTrees } from '../boosted-trees';
import { blockFeatureNames, type BlockTable } from './block-table';
import { earned, gainsOf, type FeatureGains } from './feature-gains';

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

const mostReasons = 3;

/** The features that speak most for a cut of the row, in words: those that gain most on the way through the trees. */
export function explainBlock(trees: BoostedTrees, table: BlockTable, row: number): string[] {
  const from = row * table.columns;
  const leaves = leavesOf(trees, table.values, from);
  return saidBy(trees)
    .filter(({ wording, feature }) => holds(wording, table.values[from + feature]!))
    .map(({ wording, gains }) => ({ words: wording.words, gain: earned(gains, leaves) }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, mostReasons)
    .map(({ words }) => words);
}

/** A feature that can be said, and what it earns. */
interface Said {
  readonly feature: number;
  readonly wording: Wording;
  readonly gains: FeatureGains;
}

const known = new WeakMap<BoostedTrees, readonly Said[]>();

/** All that can be said, in the order of the features; worked out once for a model. */
function saidBy(trees: BoostedTrees): readonly Said[] {
  const before = known.get(trees);
  if (before) return before;
  const named = blockFeatureNames.flatMap((name, feature) => {
    const wording = inWords[name];
    return wording ? [{ feature, wording }] : [];
  });
  const gains = gainsOf(
    trees,
    named.map(({ feature }) => feature),
  );
  const said = named.map((each, at) => ({ ...each, gains: gains[at]! }));
  known.set(trees, said);
  return said;
}

function holds({ from = 0, below = Infinity }: Wording, value: number): boolean {
  return value >= Math.max(0, from) && value < below;
}
