import { describe, expect, test } from 'vitest';
import { growTrees, type GrowthOptions } from '../../../../scripts/learning/grow-trees';
import { createRandom } from '../../../../scripts/learning/random';
import { readBoostedTrees, sumOfTreesByRow } from '../../../../shared/engine/boosted-trees';

const names = ['left', 'right', 'noise'];
const options: GrowthOptions = {
  trees: 60,
  leaves: 6,
  rate: 0.2,
  leastRows: 10,
  ridge: 1,
  rowShare: 0.9,
  featureShare: 1,
  seed: 3,
};

/** Rows to find are those in which exactly one of the first two features is high. */
function eitherOr(rows: number, seed: number) {
  const random = createRandom(seed);
  const values = Float64Array.from({ length: rows * 3 }, random);
  const labels = Uint8Array.from({ length: rows }, (_, row) =>
    values[row * 3]! > 0.5 === values[row * 3 + 1]! > 0.5 ? 0 : 1,
  );
  return { names, rows, values, labels };
}

describe('growTrees', () => {
  const data = growTrees(eitherOr(2000, 1), options);

  test('learns what no single feature tells, and it holds for other rows', () => {
    const trees = readBoostedTrees(data, names);
    const other = eitherOr(500, 2);
    const sums = sumOfTreesByRow(trees, { rows: 500, columns: 3, values: other.values }, 0);
    const right = other.labels.filter((label, row) => sums[row]! > 0 === (label === 1)).length;
    expect(right).toBeGreaterThan(470);
  });

  test('grows the same trees from the same rows', () => {
    expect(JSON.stringify(growTrees(eitherOr(2000, 1), options))).toBe(JSON.stringify(data));
  });

  test('no tree has more leaves than asked for', () => {
    expect(data.trees).toHaveLength(60);
    for (const { leaves } of data.trees) expect(leaves.length).toBeLessThanOrEqual(6);
  });

  test('rows that cannot be told apart give the share of those to find', () => {
    const labels = Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0);
    const flat = { names: ['same'], rows: 8, values: new Float64Array(8).fill(2), labels };
    const trees = readBoostedTrees(growTrees(flat, { ...options, rowShare: 1 }), ['same']);
    const sum = sumOfTreesByRow(trees, { rows: 1, columns: 1, values: Float64Array.of(2) }, 0)[0]!;
    const share = 1 / (1 + Math.exp(-sum));
    expect(share).toBeCloseTo(1 / 8, 1);
  });
});
