/** One decision tree: inner node `i` asks whether feature `split[i]` is below `at[i]`. */
export interface TreeData {
  readonly split: readonly number[];
  readonly at: readonly number[];
  /** Next node when below, else; a negative number `-1 - n` is leaf `n`. */
  readonly below: readonly number[];
  readonly above: readonly number[];
  readonly leaves: readonly number[];
}

/**
 * After so many trees, rows whose sum is below the limit take `offset + slope * sum` for the whole:
 * what is far from being found needs no exact score.
 */
export interface EarlyEnd {
  readonly trees: number;
  readonly below: number;
  readonly slope: number;
  readonly offset: number;
}

/** A sum of trees as it stands in its file. */
export interface BoostedTreesData {
  readonly features: readonly string[];
  readonly base: number;
  readonly trees: readonly TreeData[];
  readonly early?: EarlyEnd;
}

/** A sum of trees, laid out flat for speed. */
export interface BoostedTrees {
  readonly base: number;
  readonly roots: Int32Array;
  readonly split: Int32Array;
  readonly at: Float64Array;
  /** Node `i` goes on to `next[2 * i]` when below, else to `next[2 * i + 1]`. */
  readonly next: Int32Array;
  readonly leaves: Float64Array;
  readonly early: EarlyEnd | undefined;
}

/** Lays the trees out; refuses a model made for other features than `names`. */
export function readBoostedTrees(data: BoostedTreesData, names: readonly string[]): BoostedTrees {
  if (data.features.join() !== names.join()) {
    throw new RangeError('The model was trained on other features than this version measures.');
  }
  const roots: number[] = [];
  const split: number[] = [];
  const at: number[] = [];
  const next: number[] = [];
  const leaves: number[] = [];
  for (const tree of data.trees) {
    const firstNode = split.length;
    const firstLeaf = leaves.length;
    const place = (child: number): number => (child < 0 ? child - firstLeaf : child + firstNode);
    roots.push(tree.split.length === 0 ? -1 - firstLeaf : firstNode);
    split.push(...tree.split);
    at.push(...tree.at);
    tree.below.forEach((below, node) => next.push(place(below), place(tree.above[node]!)));
    leaves.push(...tree.leaves);
  }
  return {
    base: data.base,
    roots: Int32Array.from(roots),
    split: Int32Array.from(split),
    at: Float64Array.from(at),
    next: Int32Array.from(next),
    leaves: Float64Array.from(leaves),
    early: data.early,
  };
}

/** The sum of all trees (log odds) for the row that starts at `from`. */
export function sumOfTrees(model: BoostedTrees, values: Float64Array, from: number): number {
  const { base, roots, split, at, next, leaves } = model;
  let sum = base;
  for (const root of roots) {
    let node = root;
    while (node >= 0) {
      node = next[2 * node + Number(values[from + split[node]!]! >= at[node]!)]!;
    }
    sum += leaves[-1 - node]!;
  }
  return sum;
}

/** Rows of features, one after the other. */
export interface FeatureRows {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** The sum of all trees (log odds) for each row from `firstRow` on; 0 for the rows before. */
export function sumOfTreesByRow(
  model: BoostedTrees,
  { rows, columns, values }: FeatureRows,
  firstRow: number,
): Float64Array {
  const { base, roots, split, at, next, leaves, early } = model;
  const sums = new Float64Array(rows);
  sums.fill(base, firstRow);
  const active = new Int32Array(Math.max(0, rows - firstRow));
  for (let index = 0; index < active.length; index++) active[index] = firstRow + index;
  let left = active.length;
  // All rows go down one tree before the next tree, and a child is looked up instead of branched to:
  // both keep the processor from guessing wrong, which takes most of the time otherwise.
  for (let tree = 0; tree < roots.length; tree++) {
    if (early !== undefined && tree === early.trees) left = endEarly(sums, active, early);
    for (let index = 0; index < left; index++) {
      const row = active[index]!;
      const from = row * columns;
      let node = roots[tree]!;
      while (node >= 0) {
        node = next[2 * node + Number(values[from + split[node]!]! >= at[node]!)]!;
      }
      sums[row]! += leaves[-1 - node]!;
    }
  }
  return sums;
}

/** Ends the rows that are far from being found, and moves the others to the front; returns their number. */
function endEarly(sums: Float64Array, active: Int32Array, early: EarlyEnd): number {
  let left = 0;
  for (const row of active) {
    const sum = sums[row]!;
    if (sum < early.below) sums[row] = early.offset + early.slope * sum;
    else active[left++] = row;
  }
  return left;
}
