import type { TreeData } from './boosted-trees';
import {
  addLeaves,
  checkLeaves,
  maskLeaves,
  placesOf,
  rootOf,
  writePlaces,
  type LeafMasks,
} from './leaf-masks';

/** So many rows tell what is usual. */
const rowsLookedAt = 128;

/**
 * Trees that the same rows are summed by. They are laid out when enough rows have shown what is usual among them; until
 * then rows walk down the trees. It only saves time: a row's sum is always the same.
 */
export class TreeGroup {
  readonly #trees: readonly TreeData[];
  readonly #features: number;
  /** The values of the first rows, feature by feature, and how many rows they are of. */
  #seen = new Float64Array(0);
  #rows = 0;
  #masks: LeafMasks | undefined;
  /** For each tree the places of its leaves, when they were asked for before there were masks. */
  #places: readonly (readonly number[])[] | undefined;

  /** Refuses trees with too many leaves. */
  constructor(trees: readonly TreeData[], features: number) {
    checkLeaves(trees);
    this.#trees = trees;
    this.#features = features;
  }

  /** How many trees there are. */
  get size(): number {
    return this.#trees.length;
  }

  /** Adds what all trees say of the row that starts at `start` to a sum, tree after tree. */
  add(values: Float64Array, start: number, sum: number): number {
    if (this.#masks !== undefined) return addLeaves(this.#masks, values, start, sum);
    this.#lookAt(values, start);
    let total = sum;
    for (const tree of this.#trees) total += tree.leaves[leafOf(tree, values, start)]!;
    return total;
  }

  /** Writes for each tree the leaf of the row that starts at `start`, counted from the lower side, from `at` on. */
  writePlaces(values: Float64Array, start: number, into: Uint8Array, at: number): void {
    if (this.#masks !== undefined) {
      writePlaces(this.#masks, values, start, into, at);
      return;
    }
    this.#places ??= this.#trees.map(placesOf);
    for (const [index, tree] of this.#trees.entries()) {
      into[at + index] = this.#places[index]![leafOf(tree, values, start)]!;
    }
  }

  #lookAt(values: Float64Array, start: number): void {
    if (this.#rows === 0) this.#seen = new Float64Array(this.#features * rowsLookedAt);
    for (let feature = 0; feature < this.#features; feature++) {
      this.#seen[feature * rowsLookedAt + this.#rows] = values[start + feature]!;
    }
    this.#rows += 1;
    if (this.#rows < rowsLookedAt) return;
    this.#masks = maskLeaves(this.#trees, this.#usual());
    this.#seen = new Float64Array(0);
    this.#places = undefined;
  }

  /** The middle value of each feature. */
  #usual(): Float64Array {
    return Float64Array.from({ length: this.#features }, (_, feature) => {
      const from = feature * rowsLookedAt;
      const middle = this.#seen.subarray(from, from + rowsLookedAt).sort()[rowsLookedAt >> 1]!;
      // What is no number cannot be compared with.
      return Number.isNaN(middle) ? -Infinity : middle;
    });
  }
}

/** The leaf that a row arrives at. */
function leafOf(tree: TreeData, values: Float64Array, start: number): number {
  const { split, at, below, above } = tree;
  let node = rootOf(tree);
  while (node >= 0) node = (values[start + split[node]!]! >= at[node]! ? above : below)[node]!;
  return -1 - node;
}
