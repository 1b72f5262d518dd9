import { expect, test } from 'vitest';
import { fitLogistic } from '../../../../scripts/learning/fit-logistic';
import { measureRanking } from '../../../../scripts/learning/measure-ranking';

test('average precision and best F1 of a ranking, with a block that was never scored', () => {
  const figures = measureRanking(
    [
      { score: 0.2, inserted: false },
      { score: 0.9, inserted: true },
      { score: 0.5, inserted: true },
      { score: 0.7, inserted: false },
    ],
    3,
  );
  expect(figures.averagePrecision).toBeCloseTo((1 + 2 / 3) / 3);
  expect(figures.f1).toBeCloseTo(2 / 3);
  expect(figures.threshold).toBe(0.5);
});

test('a logistic curve finds the log odds of the labels', () => {
  const inputs = Float64Array.from({ length: 400 }, (_, row) => (row < 200 ? -1 : 1));
  const labels = Uint8Array.from(inputs, (x, row) => (row % 10 < (x < 0 ? 1 : 8) ? 1 : 0));
  const { slope, offset } = fitLogistic(inputs, labels);
  expect(1 / (1 + Math.exp(slope - offset))).toBeCloseTo(0.1);
  expect(1 / (1 + Math.exp(-slope - offset))).toBeCloseTo(0.8);
});
