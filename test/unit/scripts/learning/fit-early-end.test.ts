import { expect, test } from 'vitest';
import { fitEarlyEnd } from '../../../../scripts/learning/fit-early-end';
import { sumOfTreesByRow, type BoostedTreesData } from '../../../../shared/engine/boosted-trees';

/** Five trees: the first gives a row's own value, the others go on in the same direction. */
const data: BoostedTreesData = {
  features: ['value'],
  base: 0,
  trees: [1, 0.5, 0.5, 0.5, 0.5].map((share) => ({
    split: [0, 0],
    at: [-7, -1],
    below: [-1, -2],
    above: [1, -3],
    leaves: [-8 * share, -6 * share, 2 * share],
  })),
};

test('guesses the whole sum of the rows that are far from being found', () => {
  const table = { rows: 3, columns: 1, values: Float64Array.of(-9, -5, 3) };
  const early = fitEarlyEnd(data, ['value'], -5, (trees) => sumOfTreesByRow(trees, table, 0));
  // The rest of the trees double the sum of the first and add it once more.
  expect(early).toEqual({ trees: 1, below: -5, slope: 3, offset: 0 });
  const near = (): unknown => fitEarlyEnd(data, ['value'], -5, () => Float64Array.of(0, -4));
  expect(near).toThrow(/early/);
});
