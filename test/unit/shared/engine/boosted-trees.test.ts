import { describe, expect, test } from 'vitest';
import { fc } from '../../../support/fast-check';
import { sumOfTrees } from '../../../support/sum-of-trees';
import {
  leavesOf,
  readBoostedTrees,
  sumOfTreesByRow,
  type BoostedTreesData,
  type TreeData,
} from '../../../../shared/engine/boosted-trees';

const data: BoostedTreesData = {
  features: ['length', 'fit'],
  base: -1,
  trees: [
    { split: [0, 1], at: [10, 0.5], below: [1, -1], above: [-3, -2], leaves: [4, 2, 1] },
    { split: [1], at: [0.2], below: [-1], above: [-2], leaves: [0.5, -0.5] },
    { split: [], at: [], below: [], above: [], leaves: [0.25] },
  ],
};

const trees = readBoostedTrees(data, ['length', 'fit']);

/** Trees of up to 32 leaves, grown by splitting some leaf over and over. */
function treeOf(features: number): fc.Arbitrary<TreeData> {
  const step = fc.record({
    leaf: fc.nat(31),
    feature: fc.nat(features - 1),
    at: fc.constantFrom(-1, 0, 0.5, 1),
  });
  return fc.array(step, { maxLength: 31 }).map((steps) => {
    const tree = {
      split: [] as number[],
      at: [] as number[],
      below: [] as number[],
      above: [] as number[],
    };
    steps.forEach(({ leaf, feature, at }, node) => {
      const split = leaf % (node + 1);
      for (const side of [tree.below, tree.above]) {
        const parent = side.indexOf(-1 - split);
        if (parent >= 0) side[parent] = node;
      }
      tree.split.push(feature);
      tree.at.push(at);
      tree.below.push(-1 - split);
      tree.above.push(-2 - node);
    });
    return {
      ...tree,
      leaves: Array.from({ length: steps.length + 1 }, (_, leaf) => 0.1 * leaf - 1),
    };
  });
}

/** The place of the leaf that a row arrives at, counted from the lower side. */
function placeIn({ split, at, below, above }: TreeData, row: readonly number[]): number {
  const leavesBelow = (node: number): number =>
    node < 0 ? 1 : leavesBelow(below[node]!) + leavesBelow(above[node]!);
  let place = 0;
  let node = split.length === 0 ? -1 : 0;
  while (node >= 0) {
    const isReached = row[split[node]!]! >= at[node]!;
    if (isReached) place += leavesBelow(below[node]!);
    node = (isReached ? above : below)[node]!;
  }
  return place;
}

describe('sumOfTreesByRow', () => {
  test.each([
    [5, 0.1, -1 + 4 + 0.5 + 0.25],
    [5, 0.5, -1 + 2 - 0.5 + 0.25],
    [10, 0.1, -1 + 1 + 0.5 + 0.25],
  ])('adds the leaves that length %d and fit %d fall into', (length, fit, sum) => {
    const table = { rows: 1, columns: 2, values: Float64Array.of(length, fit) };
    expect(sumOfTreesByRow(trees, table, 0)[0]).toBeCloseTo(sum);
  });

  test('sums every row by itself, and leaves out those before the first', () => {
    const values = Float64Array.of(5, 0.1, 5, 0.5, 10, 0.1);
    const sums = sumOfTreesByRow(trees, { rows: 3, columns: 2, values }, 1);
    expect([...sums]).toEqual([0, sumOfTrees(data, [5, 0.5]), sumOfTrees(data, [10, 0.1])]);
  });

  test('gives what one arrives at by going down the trees, whatever their shape', () => {
    const names = ['a', 'b', 'c'];
    const value = fc.constantFrom(-1, 0, 0.5, 1, 2, NaN, Infinity, -Infinity);
    fc.assert(
      fc.property(
        fc.array(treeOf(names.length), { maxLength: 20 }),
        fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { maxLength: 9 }),
        (grown, rows) => {
          const some = { features: names, base: 0.1, trees: grown };
          const table = { rows: rows.length, columns: 3, values: Float64Array.from(rows.flat()) };
          const sums = sumOfTreesByRow(readBoostedTrees(some, names), table, 0);
          expect([...sums]).toEqual(rows.map((row) => sumOfTrees(some, row)));
        },
      ),
    );
  });

  test('gives the same for the first rows and for those after many others', () => {
    const value = fc.oneof(
      fc.double({ min: -2, max: 2 }),
      fc.constantFrom(NaN, Infinity, -Infinity),
    );
    fc.assert(
      fc.property(
        fc.array(treeOf(2), { minLength: 1, maxLength: 9 }),
        fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 9 }),
        fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 9 }),
        (grown, few, others) => {
          const some = { features: ['a', 'b'], base: 0.1, trees: grown };
          const many = Array.from({ length: 200 }, (_, row) => few[row % few.length]!);
          const rows = [...many, ...others];
          const table = { rows: rows.length, columns: 2, values: Float64Array.from(rows.flat()) };
          const read = readBoostedTrees(some, some.features);
          const before = rows.map((_, row) => [...leavesOf(read, table.values, 2 * row)]);
          const once = sumOfTreesByRow(read, table, 0);
          expect([...once]).toEqual(rows.map((row) => sumOfTrees(some, row)));
          expect(sumOfTreesByRow(read, table, 0)).toEqual(once);
          expect(before).toEqual(rows.map((row) => grown.map((tree) => placeIn(tree, row))));
          const later = readBoostedTrees(some, some.features);
          sumOfTreesByRow(later, table, 0);
          expect(rows.map((_, row) => [...leavesOf(later, table.values, 2 * row)])).toEqual(before);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('rows that are far from being found end early, the others get every tree', () => {
    const early = { trees: 1, below: 2.5, slope: 2, offset: -1 };
    const hurried = readBoostedTrees({ ...data, early }, ['length', 'fit']);
    const values = Float64Array.of(5, 0.1, 5, 0.5, 10, 0.1);
    const sums = sumOfTreesByRow(hurried, { rows: 3, columns: 2, values }, 0);
    expect(sums[0]).toBe(sumOfTrees(data, [5, 0.1]));
    expect(sums[1]).toBe(2 * (-1 + 2) - 1);
    expect(sums[2]).toBe(2 * (-1 + 1) - 1);
  });

  test('adds to what is known of each row before, which counts for an early end, too', () => {
    const values = Float64Array.of(5, 0.5, 5, 0.5, 10, 0.1);
    const known = Float64Array.of(0, 1, 2);
    const table = { rows: 3, columns: 2, values };
    const alone = [0, 1, 2].map((row) => known[row]! + sumOfTrees(data, values.subarray(2 * row)));
    const sums = sumOfTreesByRow(trees, table, 0, known);
    for (const row of [0, 1, 2]) expect(sums[row]).toBeCloseTo(alone[row]!);
    const early = { trees: 1, below: 1.5, slope: 0, offset: -7 };
    const hurried = readBoostedTrees({ ...data, early }, ['length', 'fit']);
    expect(sumOfTreesByRow(hurried, table, 0, known)[0]).toBe(-7);
    expect(sumOfTreesByRow(hurried, table, 0, known)[1]).toBeCloseTo(alone[1]!);
  });

  test('of no rows is nothing', () => {
    const none = { rows: 0, columns: 2, values: new Float64Array(0) };
    expect(sumOfTreesByRow(trees, none, 1)).toHaveLength(0);
  });
});

test('trees with more leaves than can be told apart are refused', () => {
  const line = Array.from({ length: 32 }, (_, node) => node);
  const deep: TreeData = {
    split: line.map(() => 0),
    at: line,
    below: line.map((node) => -1 - node),
    above: line.map((node) => (node === 31 ? -33 : node + 1)),
    leaves: [...line, 32],
  };
  expect(() => readBoostedTrees({ ...data, trees: [deep] }, ['length', 'fit'])).toThrow(RangeError);
});

test('trees that were trained on other features are refused', () => {
  expect(() => readBoostedTrees(data, ['fit', 'length'])).toThrow(RangeError);
});
