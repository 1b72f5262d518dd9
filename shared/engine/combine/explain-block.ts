import type { BoostedTrees } from '../boosted-trees';
import { blockFeatureNames, type BlockTable } from './block-table';

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
  lineWords: { words: 'is worded like leftovers', from: 0 },
  surenessBefore: { words: 'follows a known leftover', from: 0.5 },
  surenessAfter: { words: 'stands above a known leftover', from: 0.5 },
  sinceRelated: { words: 'stands below a heading for other articles', below: 10 },
  afterProse: { words: 'stands after the text', from: 1 },
  bareRun: { words: 'stands in a row of such lines', from: 3 },
};

const mostReasons = 3;

/**
 * The features that speak most for a cut of the row, in words: at each branch of the trees a feature
 * earns what the expected sum gains by the way taken (the method of Saabas).
 */
export function explainBlock(trees: BoostedTrees, table: BlockTable, row: number): string[] {
  const gains = new Float64Array(table.columns);
  const expected = expectedSums(trees);
  const from = row * table.columns;
  const { split, at, next } = trees;
  for (const root of trees.roots) {
    for (let node = root; ;) {
      const feature = split[node]!;
      const child = next[2 * node + Number(table.values[from + feature]! >= at[node]!)]!;
      if (child === node) break;
      gains[feature]! += expected[child]! - expected[node]!;
      node = child;
    }
  }
  return blockFeatureNames
    .map((name, feature) => ({ name, gain: gains[feature]!, value: table.values[from + feature]! }))
    .filter(({ name, gain, value }) => gain > 0 && holds(inWords[name], value))
    .sort((a, b) => b.gain - a.gain)
    .slice(0, mostReasons)
    .map(({ name }) => inWords[name]!.words);
}

function holds(wording: Wording | undefined, value: number): boolean {
  if (!wording) return false;
  return value >= (wording.from ?? -Infinity) && value < (wording.below ?? Infinity) && value >= 0;
}

const known = new WeakMap<BoostedTrees, Float64Array>();

/** For each node the mean of the leaves below it. */
function expectedSums(trees: BoostedTrees): Float64Array {
  const before = known.get(trees);
  if (before) return before;
  const { next, leaf } = trees;
  const sums = Float64Array.from(leaf);
  const counts = new Float64Array(sums.length);
  // Children stand behind their parents.
  for (let node = sums.length - 1; node >= 0; node--) {
    const below = next[2 * node]!;
    const above = next[2 * node + 1]!;
    if (below === node) counts[node] = 1;
    else {
      sums[node] = sums[below]! + sums[above]!;
      counts[node] = counts[below]! + counts[above]!;
    }
  }
  const expected = sums.map((sum, node) => sum / counts[node]!);
  known.set(trees, expected);
  return expected;
}
