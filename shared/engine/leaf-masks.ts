import type { TreeData } from './boosted-trees';

/**
 * Trees in a form in which a row is summed without walking down them (QuickScorer, Lucchese et al. 2015). For
 * each tree a set of bits holds the leaves that the row may still arrive at, from left to right as the tree is
 * drawn with its lower side left. Each question that is not answered "below" strikes out the leaves on that side; the
 * first leaf that is left is the row's. The questions of all trees lie feature by feature, the thresholds rising:
 * those that are answered otherwise come first, one after the other.
 */
export interface LeafMasks {
  readonly trees: number;
  /** Where the questions about each feature begin. */
  readonly from: Int32Array;
  /** Threshold of each question; after those of a feature comes one that no value reaches. */
  readonly at: Float64Array;
  /** The tree that asks it, and the leaves that are not struck out by a value that reaches the threshold. */
  readonly tree: Int32Array;
  readonly kept: Int32Array;
  /** What each leaf adds to the sum, tree after tree from left to right, and where those of each tree begin. */
  readonly leaf: Float64Array;
  readonly firstLeaf: Int32Array;
  /** For each tree the leaves that are left, while a row is summed. */
  readonly left: Int32Array;
}

/** Bits of a number, each of which stands for a leaf. */
const mostLeaves = 32;

interface Question {
  readonly at: number;
  readonly tree: number;
  readonly kept: number;
}

/** Lays trees out over so many features; refuses those with more leaves than fit into the bits of a number. */
export function maskLeaves(trees: readonly TreeData[], features: number): LeafMasks {
  const asked: Question[][] = Array.from({ length: features }, () => []);
  const leaf: number[] = [];
  const firstLeaf = trees.map((data, tree) => {
    if (data.leaves.length > mostLeaves) throw new RangeError('A tree has too many leaves.');
    const first = leaf.length;
    const add = (node: number): void => {
      if (node < 0) {
        leaf.push(data.leaves[-1 - node]!);
        return;
      }
      const from = leaf.length - first;
      add(data.below[node]!);
      const kept = ~bitsOf(from, leaf.length - first);
      asked[data.split[node]!]!.push({ at: data.at[node]!, tree, kept });
      add(data.above[node]!);
    };
    add(data.split.length === 0 ? -1 : 0);
    return first;
  });
  return { ...layOut(asked), leaf: Float64Array.from(leaf), ...ofTrees(firstLeaf) };
}

/** Bits of the leaves from one place to another; the first leaf has the highest bit. */
function bitsOf(from: number, to: number): number {
  let bits = 0;
  for (let leaf = from; leaf < to; leaf++) bits |= 1 << (mostLeaves - 1 - leaf);
  return bits;
}

function layOut(asked: readonly Question[][]): Pick<LeafMasks, 'from' | 'at' | 'tree' | 'kept'> {
  const end: Question = { at: NaN, tree: 0, kept: -1 };
  const from: number[] = [];
  const all: Question[] = [];
  for (const questions of asked) {
    from.push(all.length);
    all.push(...questions.sort((a, b) => a.at - b.at), end);
  }
  return {
    from: Int32Array.from(from),
    at: Float64Array.from(all, ({ at }) => at),
    tree: Int32Array.from(all, ({ tree }) => tree),
    kept: Int32Array.from(all, ({ kept }) => kept),
  };
}

function ofTrees(firstLeaf: readonly number[]): Pick<LeafMasks, 'trees' | 'firstLeaf' | 'left'> {
  const trees = firstLeaf.length;
  return { trees, firstLeaf: Int32Array.from(firstLeaf), left: new Int32Array(trees) };
}

/** Adds what all trees say of the row that starts at `start` to a sum, tree after tree. */
export function addLeaves(
  masks: LeafMasks,
  values: Float64Array,
  start: number,
  sum: number,
): number {
  const { leaf, firstLeaf } = masks;
  const left = strikeOut(masks, values, start);
  let total = sum;
  for (let each = 0; each < masks.trees; each++) {
    total += leaf[firstLeaf[each]! + Math.clz32(left[each]!)]!;
  }
  return total;
}

/** Writes for each tree the leaf of the row that starts at `start`, counted from the left, from `at` on. */
export function writePlaces(
  masks: LeafMasks,
  values: Float64Array,
  start: number,
  into: Uint8Array,
  at: number,
): void {
  const left = strikeOut(masks, values, start);
  for (let tree = 0; tree < masks.trees; tree++) into[at + tree] = Math.clz32(left[tree]!);
}

/** The leaves of each tree that are left for the row that starts at `start`. */
function strikeOut(
  { from, at, tree, kept, left }: LeafMasks,
  values: Float64Array,
  start: number,
): Int32Array {
  left.fill(-1);
  for (let feature = 0; feature < from.length; feature++) {
    const value = values[start + feature]!;
    for (let question = from[feature]!; value >= at[question]!; question++) {
      left[tree[question]!]! &= kept[question]!;
    }
  }
  return left;
}
