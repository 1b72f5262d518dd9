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

/**
 * A sum of trees, laid out flat for speed. Leaves are nodes too, that lead to themselves: rows that go down
 * a tree together take the same number of steps, however early some of them arrive.
 */
export interface BoostedTrees {
  readonly base: number;
  /** For each tree its root, its first leaf, which only leaves follow, and the steps to its deepest leaf. */
  readonly roots: Int32Array;
  readonly leaves: Int32Array;
  readonly depths: Int32Array;
  /** Node `i` asks whether feature `split[i]` is below `at[i]`. */
  readonly split: Int32Array;
  readonly at: Float64Array;
  /** Node `i` goes on to `next[2 * i]` when below, else to `next[2 * i + 1]`; a leaf to itself. */
  readonly next: Int32Array;
  /** What a leaf adds to the sum; 0 for other nodes. */
  readonly leaf: Float64Array;
  readonly early: EarlyEnd | undefined;
}

/** Lays the trees out; refuses a model made for other features than `names`. */
export function readBoostedTrees(data: BoostedTreesData, names: readonly string[]): BoostedTrees {
  if (data.features.join() !== names.join()) {
    throw new RangeError('The model was trained on other features than this version measures.');
  }
  const roots: number[] = [];
  const leaves: number[] = [];
  const split: number[] = [];
  const at: number[] = [];
  const next: number[] = [];
  const leaf: number[] = [];
  for (const tree of data.trees) {
    const root = split.length;
    const firstLeaf = root + tree.split.length;
    const place = (child: number): number => (child < 0 ? firstLeaf - 1 - child : root + child);
    roots.push(root);
    leaves.push(firstLeaf);
    tree.split.forEach((feature, node) => {
      split.push(feature);
      at.push(tree.at[node]!);
      next.push(place(tree.below[node]!), place(tree.above[node]!));
      leaf.push(0);
    });
    tree.leaves.forEach((value, index) => {
      split.push(0);
      at.push(Infinity);
      next.push(firstLeaf + index, firstLeaf + index);
      leaf.push(value);
    });
  }
  return {
    base: data.base,
    roots: Int32Array.from(roots),
    leaves: Int32Array.from(leaves),
    depths: Int32Array.from(data.trees, (tree) => depthOf(tree, 0)),
    split: Int32Array.from(split),
    at: Float64Array.from(at),
    next: Int32Array.from(next),
    leaf: Float64Array.from(leaf),
    early: data.early,
  };
}

function depthOf(tree: TreeData, node: number): number {
  const { split, below, above } = tree;
  if (node < 0 || split.length === 0) return 0;
  const deepest = (child: number): number => depthOf(tree, child);
  return 1 + Math.max(deepest(below[node]!), deepest(above[node]!));
}

/** The sum of all trees (log odds) for the row that starts at `from`. */
export function sumOfTrees(model: BoostedTrees, values: Float64Array, from: number): number {
  let sum = model.base;
  for (const root of model.roots) sum += model.leaf[leafOf(model, root, values, from)]!;
  return sum;
}

function leafOf(
  { split, at, next }: BoostedTrees,
  root: number,
  values: Float64Array,
  from: number,
): number {
  let node = root;
  for (;;) {
    const child = next[2 * node + Number(values[from + split[node]!]! >= at[node]!)]!;
    if (child === node) return node;
    node = child;
  }
}

/** Rows of features, one after the other. */
export interface FeatureRows {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/**
 * The sum of all trees (log odds) for each row from `firstRow` on; 0 for the rows before. Log odds that are
 * known before are added where they are given, one for each row.
 */
export function sumOfTreesByRow(
  model: BoostedTrees,
  { rows, columns, values }: FeatureRows,
  firstRow: number,
  start?: Float64Array,
): Float64Array {
  const sums = new Float64Array(rows);
  for (let row = firstRow; row < rows; row++) sums[row] = model.base + (start?.[row] ?? 0);
  const walk = createWalk(Math.min(mostTogether, Math.max(0, rows - firstRow)));
  for (let from = firstRow; from < rows; from += mostTogether) {
    const length = Math.min(mostTogether, rows - from);
    const active = Int32Array.from({ length }, (_, at) => from + at);
    sumTogether(model, { columns, values }, { active, walk }, sums);
  }
  return sums;
}

/** So many rows go down the trees together: their values stay at hand while tree follows tree. */
const mostTogether = 128;

function sumTogether(
  model: BoostedTrees,
  { columns, values }: Omit<FeatureRows, 'rows'>,
  { active, walk }: { readonly active: Int32Array; readonly walk: Walk },
  sums: Float64Array,
): void {
  const { roots, leaf, early } = model;
  let left = active.length;
  startWalk(walk, active, left, columns);
  for (let tree = 0; tree < roots.length; tree++) {
    if (early !== undefined && tree === early.trees) {
      left = endEarly(sums, active, early);
      startWalk(walk, active, left, columns);
    }
    goDown(model, tree, values, walk);
    for (let index = 0; index < left; index++) sums[active[index]!]! += leaf[walk.nodes[index]!]!;
  }
}

/** Rows on their way down a tree, in fours; the last four are filled up with a row that counts for nothing. */
interface Walk {
  /** Where the values of each row begin. */
  readonly starts: Int32Array;
  /** The leaf at which each of them arrived. */
  readonly nodes: Int32Array;
  rows: number;
}

function createWalk(rows: number): Walk {
  const length = (rows + 3) & ~3;
  return { starts: new Int32Array(length), nodes: new Int32Array(length), rows: 0 };
}

function startWalk(walk: Walk, active: Int32Array, rows: number, columns: number): void {
  walk.rows = (rows + 3) & ~3;
  walk.starts.fill(0);
  for (let index = 0; index < rows; index++) walk.starts[index] = active[index]! * columns;
}

/** In a tree no deeper than this asking whether all rows have arrived costs more than it saves. */
const flatDepth = 7;
/** So many steps are taken before asking. */
const unasked = 4;

/**
 * Four rows go down the tree together, all by as many steps, about as many as the last to arrive needs, and
 * a child is looked up instead of branched to: the processor neither waits for one row's child nor guesses wrong
 * where each row ends, which takes most of the time otherwise.
 */
function goDown(model: BoostedTrees, tree: number, values: Float64Array, walk: Walk): void {
  const { split, at, next } = model;
  const root = model.roots[tree]!;
  const firstLeaf = model.leaves[tree]!;
  const depth = model.depths[tree]!;
  const askFrom = depth <= flatDepth ? depth : unasked;
  const { starts, nodes, rows } = walk;
  for (let row = 0; row < rows; row += 4) {
    const from0 = starts[row]!;
    const from1 = starts[row + 1]!;
    const from2 = starts[row + 2]!;
    const from3 = starts[row + 3]!;
    let node0 = root;
    let node1 = root;
    let node2 = root;
    let node3 = root;
    for (let step = 0; step < depth; step++) {
      if (step >= askFrom) {
        // Negative as long as one of them is above the leaves.
        const left =
          (node0 - firstLeaf) | (node1 - firstLeaf) | (node2 - firstLeaf) | (node3 - firstLeaf);
        if (left >= 0) break;
      }
      node0 = next[2 * node0 + Number(values[from0 + split[node0]!]! >= at[node0]!)]!;
      node1 = next[2 * node1 + Number(values[from1 + split[node1]!]! >= at[node1]!)]!;
      node2 = next[2 * node2 + Number(values[from2 + split[node2]!]! >= at[node2]!)]!;
      node3 = next[2 * node3 + Number(values[from3 + split[node3]!]! >= at[node3]!)]!;
    }
    nodes[row] = node0;
    nodes[row + 1] = node1;
    nodes[row + 2] = node2;
    nodes[row + 3] = node3;
  }
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
