import { TreeGroup } from './tree-group';

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

/** A sum of trees in the form that summing needs. */
export interface BoostedTrees {
  readonly base: number;
  readonly trees: readonly TreeData[];
  /** The trees that every row is summed by, and those after an early end, if there may be one. */
  readonly first: TreeGroup;
  readonly rest: { readonly group: TreeGroup; readonly early: EarlyEnd } | undefined;
}

/** Lays the trees out; refuses a model made for other features than `names`. */
export function readBoostedTrees(data: BoostedTreesData, names: readonly string[]): BoostedTrees {
  if (data.features.join() !== names.join()) {
    throw new RangeError('The model was trained on other features than this version measures.');
  }
  const { base, trees, early } = data;
  const first = new TreeGroup(trees.slice(0, early?.trees), names.length);
  const last = trees.slice(early?.trees ?? trees.length);
  const rest =
    early && last.length > 0 ? { group: new TreeGroup(last, names.length), early } : undefined;
  return { base, trees, first, rest };
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
  for (let row = firstRow; row < rows; row++) {
    const known = model.base + (start?.[row] ?? 0);
    sums[row] = addTrees(model, values, row * columns, known);
  }
  return sums;
}

/** For each tree the leaf of the row that starts at `from`, counted from the lower side. */
export function leavesOf(
  { trees, first, rest }: BoostedTrees,
  values: Float64Array,
  from: number,
): Uint8Array {
  const places = new Uint8Array(trees.length);
  first.writePlaces(values, from, places, 0);
  rest?.group.writePlaces(values, from, places, first.size);
  return places;
}

/** Adds the trees for the row that starts at `from` to what is known of it before. */
function addTrees(
  { first, rest }: BoostedTrees,
  values: Float64Array,
  from: number,
  known: number,
): number {
  const sum = first.add(values, from, known);
  if (rest === undefined) return sum;
  const { group, early } = rest;
  return sum < early.below ? early.offset + early.slope * sum : group.add(values, from, sum);
}
