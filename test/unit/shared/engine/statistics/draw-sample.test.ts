import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { SampleDrawing, seededRandom } from '../../../../../shared/engine/statistics/draw-sample';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

function draw(seed: number, of: number, most?: number): number[] {
  const drawing = new SampleDrawing<number>(seed, most);
  for (let item = 0; item < of; item++) drawing.offer(item);
  return drawing.shuffled();
}

describe('seededRandom', () => {
  test('gives the same numbers for the same seed, each below the limit', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 2 ** 31 }), (seed, below) => {
        const [a, b] = [seededRandom(seed), seededRandom(seed)];
        for (let round = 0; round < 20; round++) {
          const value = a(below);
          expect(value).toBe(b(below));
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(below);
        }
      }),
    );
  });

  test('gives other numbers for a neighbouring seed', () => {
    const first = (seed: number) => Array.from({ length: 8 }, () => seededRandom(seed)(1e9));
    expect(first(1)).not.toEqual(first(2));
  });
});

describe('SampleDrawing', () => {
  test('answers all that was offered, each once, where there is room', () => {
    fc.assert(
      fc.property(seeds, fc.nat(200), (seed, of) => {
        const drawn = draw(seed, of);
        expect(drawn.toSorted((a, b) => a - b)).toEqual(Array.from({ length: of }, (_, at) => at));
        expect(draw(seed, of)).toEqual(drawn);
      }),
    );
  });

  test('answers at most what was wanted, each once', () => {
    fc.assert(
      fc.property(seeds, fc.nat(200), fc.nat(50), (seed, of, most) => {
        const drawn = draw(seed, of, most);
        expect(new Set(drawn).size).toBe(Math.min(of, most));
      }),
    );
  });

  test('draws each item equally often, at each place', () => {
    const rounds = 20_000;
    const first = new Map<number, number>();
    const drawn = new Map<number, number>();
    for (let seed = 0; seed < rounds; seed++) {
      const items = draw(seed, 10, 4);
      first.set(items[0]!, (first.get(items[0]!) ?? 0) + 1);
      for (const item of items) drawn.set(item, (drawn.get(item) ?? 0) + 1);
    }
    // Chi squared with 9 degrees of freedom; 27.9 is passed by chance once in a thousand.
    const distance = (counts: Map<number, number>, expected: number) =>
      Array.from(
        { length: 10 },
        (_, item) => ((counts.get(item) ?? 0) - expected) ** 2 / expected,
      ).reduce((sum, part) => sum + part, 0);
    expect(distance(first, rounds / 10)).toBeLessThan(27.9);
    expect(distance(drawn, (rounds * 4) / 10)).toBeLessThan(27.9);
  });
});
