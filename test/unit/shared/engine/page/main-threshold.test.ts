import { fc } from '../../../../support/fast-check';
import { expect, test } from 'vitest';
import { mainThreshold } from '../../../../../shared/engine/page/main-threshold';

function keptBy(odds: number[], words: number[], strictness = 1): number[] {
  const threshold = mainThreshold(Float64Array.from(odds), Float64Array.from(words), strictness);
  return odds.flatMap((each, at) => (each >= threshold ? [at] : []));
}

function expectedF1(odds: number[], words: number[], kept: readonly number[]): number {
  const share = (at: number) => words[at]! / (1 + Math.exp(-odds[at]!));
  const sum = (places: readonly number[], of: (at: number) => number) =>
    places.reduce((total, at) => total + of(at), 0);
  const all = odds.map((_, at) => at);
  return (2 * sum(kept, share)) / (sum(kept, (at) => words[at]!) + sum(all, share));
}

test('keeps what a sure page is about and nothing else', () => {
  expect(keptBy([-5, 5, 5, -0.5, -5], [10, 100, 80, 10, 30])).toEqual([1, 2]);
});

test('keeps doubtful blocks where nothing is sure', () => {
  expect(keptBy([-1, -1.2, -1, -6], [50, 50, 50, 50])).toEqual([0, 1, 2]);
});

test('no choice of a threshold has a higher expected F1', () => {
  const page = fc.array(
    fc.tuple(fc.double({ min: -4, max: 4, noNaN: true }), fc.integer({ min: 1, max: 200 })),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(page, (blocks) => {
      const odds = blocks.map(([each]) => each);
      const words = blocks.map(([, each]) => each);
      const kept = keptBy(odds, words);
      for (const limit of odds) {
        const others = odds.flatMap((each, at) => (each >= limit ? [at] : []));
        const best = expectedF1(odds, words, others);
        expect(kept.length === 0 ? 0 : expectedF1(odds, words, kept)).toBeGreaterThan(best - 0.02);
      }
    }),
  );
});

test('a stricter choice never keeps more', () => {
  const odds = [-2, -1, 0, 1, 2];
  const words = [10, 20, 30, 40, 50];
  expect(keptBy(odds, words, 1.5).length).toBeLessThanOrEqual(keptBy(odds, words).length);
});
