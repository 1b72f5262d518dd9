import { expect, test } from 'vitest';
import { stackRows, type Sample } from '../../../../scripts/off-topic/samples';

function sample(values: number[], labels: number[]): Sample {
  return {
    table: { rows: labels.length, columns: 2, values: Float64Array.from(values) },
    labels: Uint8Array.from(labels),
  };
}

test('stacks the rows of all samples without first rows and rows that say nothing', () => {
  const stacked = stackRows(
    [sample([1, 2, 3, 4, 5, 6], [0, 1, 2]), sample([], []), sample([7, 8, 9, 10], [1, 0])],
    ['one', 'other'],
  );
  expect(stacked.rows).toBe(2);
  expect([...stacked.values]).toEqual([3, 4, 9, 10]);
  expect([...stacked.labels]).toEqual([1, 0]);
});
