/** One decision tree: inner node `i` asks whether feature `split[i]` is below `at[i]`. */
export interface TreeData {
  readonly split: readonly number[];
  readonly at: readonly number[];
  /** Next node when below, else; a negative number `-1 - n` is leaf `n`. */
  readonly below: readonly number[];
  readonly above: readonly number[];
  readonly leaves: readonly number[];
}

/** A sum of trees as it stands in its file. */
export interface BoostedTreesData {
  readonly features: readonly string[];
  readonly base: number;
  readonly trees: readonly TreeData[];
}

/** A sum of trees, laid out flat for speed. */
export interface BoostedTrees {
  readonly base: number;
  readonly roots: Int32Array;
  readonly split: Int32Array;
  readonly at: Float64Array;
  readonly below: Int32Array;
  readonly above: Int32Array;
  readonly leaves: Float64Array;
}

/** Lays the trees out; refuses a model made for other features than `names`. */
export function readBoostedTrees(data: BoostedTreesData, names: readonly string[]): BoostedTrees {
  if (data.features.join() !== names.join()) {
    throw new RangeError('The model was trained on other features than this version measures.');
  }
  const roots: number[] = [];
  const split: number[] = [];
  const at: number[] = [];
  const below: number[] = [];
  const above: number[] = [];
  const leaves: number[] = [];
  for (const tree of data.trees) {
    const firstNode = split.length;
    const firstLeaf = leaves.length;
    const place = (child: number): number => (child < 0 ? child - firstLeaf : child + firstNode);
    roots.push(tree.split.length === 0 ? -1 - firstLeaf : firstNode);
    split.push(...tree.split);
    at.push(...tree.at);
    below.push(...tree.below.map(place));
    above.push(...tree.above.map(place));
    leaves.push(...tree.leaves);
  }
  return {
    base: data.base,
    roots: Int32Array.from(roots),
    split: Int32Array.from(split),
    at: Float64Array.from(at),
    below: Int32Array.from(below),
    above: Int32Array.from(above),
    leaves: Float64Array.from(leaves),
  };
}

/** The sum of all trees (log odds) for the row that starts at `from`. */
export function sumOfTrees(model: BoostedTrees, values: Float64Array, from: number): number {
  const { roots, split, at, below, above, leaves } = model;
  let sum = model.base;
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree]!;
    while (node >= 0) {
      node = values[from + split[node]!]! < at[node]! ? below[node]! : above[node]!;
    }
    sum += leaves[-1 - node]!;
  }
  return sum;
}
