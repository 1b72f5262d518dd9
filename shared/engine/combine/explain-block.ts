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

/**
 * The features that speak most for a cut of the row, in words: at each branch of the trees a feature
 * earns what the expected sum gains by the way taken (the method of Saabas).
 */
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

/**
 * What each feature earns. As in the sums, four trees are gone down together by as many steps: a leaf
 * leads to itself, which earns nothing.
 */
function gainsOf(trees: BoostedTrees, values: Float64Array): Float64Array {
  const gains = new Float64Array(values.length);
  const gain = gainsByWay(trees);
  const { split, at, next, roots, depths } = trees;
  const way = (node: number): number => 2 * node + Number(values[split[node]!]! >= at[node]!);
  let tree = 0;
  for (; tree + 3 < roots.length; tree += 4) {
    let node0 = roots[tree]!;
    let node1 = roots[tree + 1]!;
    let node2 = roots[tree + 2]!;
    let node3 = roots[tree + 3]!;
    const depth = Math.max(depths[tree]!, depths[tree + 1]!, depths[tree + 2]!, depths[tree + 3]!);
    for (let step = 0; step < depth; step++) {
      const way0 = way(node0);
      const way1 = way(node1);
      const way2 = way(node2);
      const way3 = way(node3);
      gains[split[node0]!]! += gain[way0]!;
      gains[split[node1]!]! += gain[way1]!;
      gains[split[node2]!]! += gain[way2]!;
      gains[split[node3]!]! += gain[way3]!;
      node0 = next[way0]!;
      node1 = next[way1]!;
      node2 = next[way2]!;
      node3 = next[way3]!;
    }
  }
  for (; tree < roots.length; tree++) {
    let node = roots[tree]!;
    for (let step = 0; step < depths[tree]!; step++) {
      const taken = way(node);
      gains[split[node]!]! += gain[taken]!;
      node = next[taken]!;
    }
  }
  return gains;
}

function holds({ from = 0, below = Infinity }: Wording, value: number): boolean {
  return value >= Math.max(0, from) && value < below;
}

const known = new WeakMap<BoostedTrees, Float64Array>();

/** For each way from a node, below and above, what the expected sum gains by it. */
function gainsByWay(trees: BoostedTrees): Float64Array {
  const before = known.get(trees);
  if (before) return before;
  const expected = expectedSums(trees);
  const gains = Float64Array.from(
    trees.next,
    (child, way) => expected[child]! - expected[way >> 1]!,
  );
  known.set(trees, gains);
  return gains;
}

/** For each node the mean of the leaves below it. */
function expectedSums({ next, leaf }: BoostedTrees): Float64Array {
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
  return sums.map((sum, node) => sum / counts[node]!);
}
