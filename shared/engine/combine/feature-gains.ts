import type { BoostedTrees, TreeData } from '../boosted-trees';

/** Trees laid out flat. Leaves are nodes too, that lead to themselves. */
interface FlatTrees {
  /** For each tree its root, and the steps from there to its deepest leaf. */
  readonly roots: Int32Array;
  readonly depths: Int32Array;
  /** Node `i` asks whether feature `split[i]` is below `at[i]`. */
  readonly split: Int32Array;
  readonly at: Float64Array;
  /** Node `i` goes on to `next[2 * i]` when below, else to `next[2 * i + 1]`. */
  readonly next: Int32Array;
  /** For each way from a node, below and above, what the expected sum gains by it. */
  readonly gain: Float64Array;
}

/**
 * What each feature earns in a row: at each branch of the trees what the expected sum gains by the way
 * taken (the method of Saabas). Four trees are gone down together by as many steps, so that the processor need not wait
 * for one of them: a leaf leads to itself, which earns nothing.
 */
export function gainsOf(trees: BoostedTrees, values: Float64Array): Float64Array {
  const gains = new Float64Array(values.length);
  const { split, at, next, roots, depths, gain } = flatten(trees);
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

const known = new WeakMap<BoostedTrees, FlatTrees>();

function flatten(trees: BoostedTrees): FlatTrees {
  let flat = known.get(trees);
  if (flat === undefined) known.set(trees, (flat = layOut(trees.trees)));
  return flat;
}

function layOut(trees: readonly TreeData[]): FlatTrees {
  const roots: number[] = [];
  const split: number[] = [];
  const at: number[] = [];
  const next: number[] = [];
  const leaf: number[] = [];
  for (const tree of trees) {
    const root = split.length;
    const firstLeaf = root + tree.split.length;
    const place = (child: number): number => (child < 0 ? firstLeaf - 1 - child : root + child);
    roots.push(root);
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
  const expected = expectedSums(next, leaf);
  return {
    roots: Int32Array.from(roots),
    depths: Int32Array.from(trees, (tree) => depthOf(tree, 0)),
    split: Int32Array.from(split),
    at: Float64Array.from(at),
    next: Int32Array.from(next),
    gain: Float64Array.from(next, (child, way) => expected[child]! - expected[way >> 1]!),
  };
}

function depthOf(tree: TreeData, node: number): number {
  const { split, below, above } = tree;
  if (node < 0 || split.length === 0) return 0;
  const deepest = (child: number): number => depthOf(tree, child);
  return 1 + Math.max(deepest(below[node]!), deepest(above[node]!));
}

/** For each node the mean of the leaves below it. */
function expectedSums(next: readonly number[], leaf: readonly number[]): Float64Array {
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
