import { fc } from '../../../../support/fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from '../../../../../shared/engine/statistics/wilson';

// Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i is %f to %f, as published', (hits, of, lower, upper) => {
  const interval = wilsonInterval(hits, of);
  expect(interval.lower).toBeCloseTo(lower, 4);
  expect(interval.upper).toBeCloseTo(upper, 4);
});

test('of no trials nothing is known', () => {
  expect(wilsonInterval(0, 0)).toEqual({ lower: 0, upper: 1 });
});

test('holds the share, mirrors with it, and narrows with more trials', () => {
  const trials = fc
    .integer({ min: 1, max: 5000 })
    .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
  fc.assert(
    fc.property(trials, ([hits, of]) => {
      const { lower, upper } = wilsonInterval(hits, of);
      expect(lower).toBeGreaterThanOrEqual(0);
      expect(upper).toBeLessThanOrEqual(1);
      expect(lower).toBeLessThanOrEqual(hits / of);
      expect(upper).toBeGreaterThanOrEqual(hits / of);
      const mirrored = wilsonInterval(of - hits, of);
      expect(mirrored.lower).toBeCloseTo(1 - upper, 10);
      const more = wilsonInterval(hits * 4, of * 4);
      expect(more.upper - more.lower).toBeLessThanOrEqual(upper - lower + 1e-12);
    }),
  );
});
