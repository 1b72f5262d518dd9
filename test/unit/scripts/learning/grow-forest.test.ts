import { expect, test } from 'vitest';
import { growForest } from '../../../../scripts/learning/grow-forest';
import { growTrees, type GrowthOptions } from '../../../../scripts/learning/grow-trees';
import { createRandom } from '../../../../scripts/learning/random';
import { sumOfTrees } from '../../../support/sum-of-trees';

const options: GrowthOptions = {
  trees: 20,
  leaves: 4,
  rate: 0.2,
  leastRows: 5,
  ridge: 1,
  rowShare: 0.8,
  featureShare: 1,
  seed: 3,
};

/** Rows whose label mostly tells whether the value is high. */
function noisyRows(seed: number) {
  const random = createRandom(seed);
  const values = Float64Array.from({ length: 200 }, random);
  const labels = Uint8Array.from(values, (value) => Number(value + 0.5 * random() > 0.75));
  return { names: ['value'], rows: 200, values, labels };
}

test('a forest says what its members say on average, the first of each before the second of any', () => {
  const rows = [noisyRows(1), noisyRows(2), noisyRows(3)];
  const forest = growForest(rows, options);
  const members = rows.map((own, at) => growTrees(own, { ...options, seed: options.seed + at }));
  expect(forest.trees).toHaveLength(60);
  for (const turn of [0, 1]) {
    const same = members.map(({ trees }) => trees[turn]!.split);
    expect(forest.trees.slice(3 * turn, 3 * turn + 3).map(({ split }) => split)).toEqual(same);
  }
  for (const value of [0.1, 0.4, 0.6, 0.9]) {
    const sums = [forest, ...members].map((data) => sumOfTrees(data, [value]));
    const [whole, ...others] = sums;
    expect(whole).toBeCloseTo(
      others.reduce((sum, each) => sum + each / 3, 0),
      3,
    );
  }
});

test('the same rows give the same forest; without rows there is none', () => {
  const grown = (): string => JSON.stringify(growForest([noisyRows(1), noisyRows(2)], options));
  expect(grown()).toBe(grown());
  expect(() => growForest([], options)).toThrow(/rows/);
});
