import type { BoostedTrees, TreeData } from '../boosted-trees';

/** What a feature earns on the way to each leaf of the trees that ask for it. */
export interface FeatureGains {
  readonly trees: Uint16Array;
  /** Those of leaf `j` of tree `trees[i]` stand at `mostLeaves * i + j`. */
  readonly gains: Float64Array;
}

const mostLeaves = 32;

/**
 * What the feature earns in a row that arrives at these leaves: at each branch of the trees what the expected sum
 * gains by the way taken (the method of Saabas).
 */
export function earned({ trees, gains }: FeatureGains, leaves: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < trees.length; at++) sum += gains[mostLeaves * at + leaves[trees[at]!]!]!;
  return sum;
}

/** Prepares what the given features earn. */
export function gainsOf({ trees }: BoostedTrees, features: readonly number[]): FeatureGains[] {
  const branches = trees.map(branchesOf);
  return features.map((feature) => {
    const asking = [...trees.keys()].filter((tree) => trees[tree]!.split.includes(feature));
    const gains = new Float64Array(mostLeaves * asking.length);
    for (const [at, tree] of asking.entries()) {
      for (const { split, gain, from, to } of branches[tree]!) {
        if (split !== feature) continue;
        for (let leaf = from; leaf < to; leaf++) gains[mostLeaves * at + leaf]! += gain;
      }
    }
    return { trees: Uint16Array.from(asking), gains };
  });
}

/** One way from a node: what the feature earns that was asked for, on the way to some neighbouring leaves. */
interface Branch {
  readonly split: number;
  readonly gain: number;
  readonly from: number;
  readonly to: number;
}

/** What lies behind a node. */
interface Behind {
  readonly sum: number;
  readonly from: number;
  readonly to: number;
  readonly branches: readonly Branch[];
}

/** All branches of a tree, from the root on; its leaves are counted from the lower side. */
function branchesOf({ split, below, above, leaves }: TreeData): readonly Branch[] {
  const follow = (node: number, from: number): Behind => {
    if (node < 0) return { sum: leaves[-1 - node]!, from, to: from + 1, branches: [] };
    const low = follow(below[node]!, from);
    const high = follow(above[node]!, low.to);
    const sum = low.sum + high.sum;
    const expected = sum / (high.to - from);
    const own = [low, high].map((side): Branch => {
      const gain = side.sum / (side.to - side.from) - expected;
      return { split: split[node]!, gain, from: side.from, to: side.to };
    });
    return { sum, from, to: high.to, branches: [...own, ...low.branches, ...high.branches] };
  };
  return split.length === 0 ? [] : follow(0, 0).branches;
}
