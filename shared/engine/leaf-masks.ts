import type { TreeData } from './boosted-trees';

/**
 * Trees in a form in which a row is summed without walking down them (QuickScorer, Lucchese et al. 2015). For
 * each tree a set of bits holds the leaves that the row may still arrive at. The tree is drawn so that a row with the usual
 * values goes left all the way: each question that is answered otherwise strikes out the leaves on its left, and the first
 * leaf that is left is the row's. The questions of all trees lie feature by feature, those above the usual
 * value rising and the others falling: those that are answered otherwise come first, one after the other.
 */
export interface LeafMasks {
  readonly trees: number;
  /** What is usual for each feature: any value will do, but the better it is the fewer leaves are struck out. */
  readonly usual: Float64Array;
  /** Where the questions about each feature begin that values above the usual one are put, and where the others. */
  readonly rising: Int32Array;
  readonly falling: Int32Array;
  /** Threshold of each question; after the last ones comes one that no value reaches. */
  readonly at: Float64Array;
  /** For each question the tree that asks it, and the leaves that are not struck out by the unusual answer. */
  readonly struck: Int32Array;
  /** What each leaf adds to the sum, tree after tree from left to right, and where those of each tree begin. */
  readonly leaf: Float64Array;
  readonly firstLeaf: Int32Array;
  /** The place of each leaf in its tree, counted from the lower side. */
  readonly place: Uint8Array;
  /** For each tree the leaves that are left, while a row is summed. */
  readonly left: Int32Array;
}

/** Bits of a number, each of which stands for a leaf. */
const mostLeaves = 32;

/** Refuses trees with more leaves than fit into the bits of a number. */
export function checkLeaves(trees: readonly TreeData[]): void {
  for (const { leaves } of trees) {
    if (leaves.length > mostLeaves) throw new RangeError('A tree has too many leaves.');
  }
}

interface Question {
  readonly at: number;
  readonly tree: number;
  readonly kept: number;
}

/** The questions about one feature by where their thresholds lie. */
interface Asked {
  readonly above: Question[];
  readonly below: Question[];
}

/** Lays trees out for rows in which those values are usual, one for each feature. */
export function maskLeaves(trees: readonly TreeData[], usual: Float64Array): LeafMasks {
  const asked = Array.from(usual, (): Asked => ({ above: [], below: [] }));
  const leaf: number[] = [];
  const place: number[] = [];
  const firstLeaf = trees.map((data, tree) => {
    const first = leaf.length;
    const places = placesOf(data);
    const draw = (node: number): void => {
      if (node < 0) {
        leaf.push(data.leaves[-1 - node]!);
        place.push(places[-1 - node]!);
        return;
      }
      const feature = data.split[node]!;
      const at = data.at[node]!;
      const isReached = usual[feature]! >= at;
      const from = leaf.length - first;
      draw(isReached ? data.above[node]! : data.below[node]!);
      const kept = ~bitsOf(from, leaf.length - first);
      const { above, below } = asked[feature]!;
      (isReached ? below : above).push({ at, tree, kept });
      draw(isReached ? data.below[node]! : data.above[node]!);
    };
    draw(rootOf(data));
    return first;
  });
  return {
    ...layOut(asked),
    trees: trees.length,
    usual,
    leaf: Float64Array.from(leaf),
    firstLeaf: Int32Array.from(firstLeaf),
    place: Uint8Array.from(place),
    left: new Int32Array(trees.length),
  };
}

/** The node that a tree begins with; a tree of one leaf begins with that. */
export function rootOf({ split }: TreeData): number {
  return split.length === 0 ? -1 : 0;
}

/** The place of each leaf of a tree, counted from the lower side. */
export function placesOf(tree: TreeData): number[] {
  const places: number[] = [];
  let next = 0;
  const visit = (node: number): void => {
    if (node < 0) {
      places[-1 - node] = next++;
      return;
    }
    visit(tree.below[node]!);
    visit(tree.above[node]!);
  };
  visit(rootOf(tree));
  return places;
}

/** Bits of the leaves from one place to another; the first leaf has the highest bit. */
function bitsOf(from: number, to: number): number {
  let bits = 0;
  for (let leaf = from; leaf < to; leaf++) bits |= 1 << (mostLeaves - 1 - leaf);
  return bits;
}

type Layout = Pick<LeafMasks, 'rising' | 'falling' | 'at' | 'struck'>;

function layOut(asked: readonly Asked[]): Layout {
  const rising: number[] = [];
  const falling: number[] = [];
  const all: Question[] = [];
  for (const { above, below } of asked) {
    rising.push(all.length);
    all.push(...above.sort((a, b) => a.at - b.at), { at: NaN, tree: 0, kept: -1 });
    falling.push(all.length);
    all.push(...below.sort((a, b) => b.at - a.at), { at: -Infinity, tree: 0, kept: -1 });
  }
  return {
    rising: Int32Array.from(rising),
    falling: Int32Array.from(falling),
    at: Float64Array.from(all, ({ at }) => at),
    struck: Int32Array.from(all.flatMap(({ tree, kept }) => [tree, kept])),
  };
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

/** Writes for each tree the leaf of the row that starts at `start`, counted from the lower side, from `at` on. */
export function writePlaces(
  masks: LeafMasks,
  values: Float64Array,
  start: number,
  into: Uint8Array,
  at: number,
): void {
  const { place, firstLeaf } = masks;
  const left = strikeOut(masks, values, start);
  for (let tree = 0; tree < masks.trees; tree++) {
    into[at + tree] = place[firstLeaf[tree]! + Math.clz32(left[tree]!)]!;
  }
}

/** The leaves of each tree that are left for the row that starts at `start`. */
function strikeOut(
  { usual, rising, falling, at, struck, left }: LeafMasks,
  values: Float64Array,
  start: number,
): Int32Array {
  left.fill(-1);
  for (let feature = 0; feature < usual.length; feature++) {
    const value = values[start + feature]!;
    if (value >= usual[feature]!) {
      for (let question = rising[feature]!; value >= at[question]!; question++) {
        left[struck[2 * question]!]! &= struck[2 * question + 1]!;
      }
      continue;
    }
    // What is no number reaches nothing, as if it were below all thresholds.
    const least = value >= -Infinity ? value : -Infinity;
    for (let question = falling[feature]!; least < at[question]!; question++) {
      left[struck[2 * question]!]! &= struck[2 * question + 1]!;
    }
  }
  return left;
}
