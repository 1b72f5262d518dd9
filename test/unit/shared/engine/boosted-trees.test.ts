import { describe, expect, test } from 'vitest';
import {
  readBoostedTrees,
  sumOfTrees,
  sumOfTreesByRow,
  type BoostedTreesData,
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

describe('sumOfTrees', () => {
  test.each([
    [5, 0.1, -1 + 4 + 0.5 + 0.25],
    [5, 0.5, -1 + 2 - 0.5 + 0.25],
    [10, 0.1, -1 + 1 + 0.5 + 0.25],
  ])('adds the leaves that length %d and fit %d fall into', (length, fit, sum) => {
    expect(sumOfTrees(trees, Float64Array.of(length, fit), 0)).toBeCloseTo(sum);
  });

  test('reads the row that starts at the offset given', () => {
    expect(sumOfTrees(trees, Float64Array.of(99, 99, 5, 0.1), 2)).toBeCloseTo(3.75);
  });
});

describe('sumOfTreesByRow', () => {
  test('sums every row by itself, and leaves out those before the first', () => {
    const values = Float64Array.of(5, 0.1, 5, 0.5, 10, 0.1);
    const sums = sumOfTreesByRow(trees, { rows: 3, columns: 2, values }, 1);
    expect([...sums]).toEqual([0, sumOfTrees(trees, values, 2), sumOfTrees(trees, values, 4)]);
  });

  test('sums many rows as it sums each alone', () => {
    const rows = 1000;
    const values = Float64Array.from({ length: 2 * rows }, (_, at) => ((at * 37) % 101) / 5);
    const sums = sumOfTreesByRow(trees, { rows, columns: 2, values }, 1);
    const alone = Array.from({ length: rows }, (_, row) => sumOfTrees(trees, values, 2 * row));
    expect([...sums]).toEqual([0, ...alone.slice(1)]);
  });

  test('rows that are far from being found end early, the others get every tree', () => {
    const early = { trees: 1, below: 2.5, slope: 2, offset: -1 };
    const hurried = readBoostedTrees({ ...data, early }, ['length', 'fit']);
    const values = Float64Array.of(5, 0.1, 5, 0.5, 10, 0.1);
    const sums = sumOfTreesByRow(hurried, { rows: 3, columns: 2, values }, 0);
    expect(sums[0]).toBe(sumOfTrees(trees, values, 0));
    expect(sums[1]).toBe(2 * (-1 + 2) - 1);
    expect(sums[2]).toBe(2 * (-1 + 1) - 1);
  });

  test('adds to what is known of each row before, which counts for an early end, too', () => {
    const values = Float64Array.of(5, 0.5, 5, 0.5, 10, 0.1);
    const known = Float64Array.of(0, 1, 2);
    const table = { rows: 3, columns: 2, values };
    const alone = [0, 1, 2].map((row) => known[row]! + sumOfTrees(trees, values, 2 * row));
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

test('trees that were trained on other features are refused', () => {
  expect(() => readBoostedTrees(data, ['fit', 'length'])).toThrow(RangeError);
});
