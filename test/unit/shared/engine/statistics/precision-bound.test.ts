import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import {
  precisionBound,
  stillToLook,
} from '../../../../../shared/engine/statistics/precision-bound';
import { seededRandom } from '../../../../support/corpus/random';

const sample = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.nat(), fc.nat()).map(([of, a, b]) => {
  const looked = a % (of + 1);
  return { of, looked, right: looked === 0 ? 0 : b % (looked + 1) };
});

/** The definition itself, by looking at every number there may be. */
function boundByDefinition({ of, looked, right }: { of: number; looked: number; right: number }) {
  // Beta-binomial weights of each whole number of right items, by multiplication alone.
  const weights = Array.from({ length: of + 1 }, (_, whole) => {
    if (whole < right || of - whole < looked - right) return 0;
    let weight = 1;
    for (let at = 0; at < right; at++) weight *= (whole - at) / (of - at);
    for (let at = 0; at < looked - right; at++) weight *= (of - whole - at) / (of - right - at);
    return weight;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // 20 itself is rejected; only rounding makes a little less or more of it.
  const isKept = (weight: number) => 1 / (of + 1) / (weight / total) < 20 - 1e-8;
  return weights.findIndex((weight) => weight > 0 && isKept(weight)) / of;
}

describe('precisionBound', () => {
  test('is what its definition says', () => {
    fc.assert(
      fc.property(sample, (given) => {
        const expected = given.looked === 0 ? 0 : boundByDefinition(given);
        expect(precisionBound(given)).toBeCloseTo(expected, 10);
      }),
    );
  });

  // Broad (1918), On the relation between induction and probability, Mind 27, 389-404: under a
  // uniform prior, when all of n items drawn from N are right, all N are with probability
  // (n + 1) / (N + 1). The others follow from the same sum: w are with C(w, n) / C(N + 1, n + 1).
  test.each([
    [10, 4],
    [40, 12],
    [280, 60],
    [400, 1],
  ])('of %i items with %i right in a row it is what the rule of succession gives', (of, right) => {
    const posterior: number[] = [];
    posterior[of] = (right + 1) / (of + 1);
    for (let whole = of; whole > right; whole--)
      posterior[whole - 1] = (posterior[whole]! * (whole - right)) / whole;
    const least = posterior.findIndex((share) => 1 / (of + 1) / share < 20);
    expect(precisionBound({ of, looked: right, right })).toBeCloseTo(least / of, 12);
  });

  test('rejects what lies on the limit itself', () => {
    expect(precisionBound({ of: 280, looked: 1, right: 1 })).toBe(8 / 280);
  });

  test('is the share itself when all was looked at, and never above what may still be', () => {
    expect(precisionBound({ of: 40, looked: 40, right: 39 })).toBe(39 / 40);
    fc.assert(
      fc.property(sample, (given) => {
        const bound = precisionBound(given);
        expect(bound).toBeGreaterThanOrEqual(given.right / given.of - 1e-12);
        if (given.looked > 0)
          expect(bound).toBeLessThanOrEqual(given.right / given.looked + 1 / given.of);
      }),
    );
  });

  test('rises with every right item, to a bound that is worth having', () => {
    const after = (right: number) => precisionBound({ of: 100_000, looked: right, right });
    const bounds = [20, 60, 150, 300, 600].map((right) => Number(after(right).toFixed(3)));
    expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
    expect(after(300)).toBeGreaterThan(0.97);
    expect(after(600)).toBeGreaterThan(0.984);
  });

  test('holds at every size at once in 95 of 100 samples, however often it is looked at', () => {
    const random = seededRandom(7);
    let broken = 0;
    const rounds = 400;
    for (let round = 0; round < rounds; round++) {
      const of = 300;
      const whole = 270;
      const items = Array.from({ length: of }, (_, at) => at < whole);
      let right = 0;
      for (let looked = 1; looked <= of; looked++) {
        const at = looked - 1 + Math.floor(random.next() * (of - looked + 1));
        [items[looked - 1], items[at]] = [items[at]!, items[looked - 1]!];
        if (items[looked - 1]) right++;
        if (precisionBound({ of, looked, right }) > whole / of + 1e-12) {
          broken++;
          break;
        }
      }
    }
    expect(broken / rounds).toBeLessThanOrEqual(0.05);
  });
});

describe('stillToLook', () => {
  test('is the least number of right items that brings the bound there', () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0.5, max: 1, noNaN: true }), (given, wanted) => {
        const more = stillToLook(given, wanted);
        const after = (count: number) =>
          precisionBound({
            of: given.of,
            looked: given.looked + count,
            right: given.right + count,
          });
        if (more === undefined) expect(after(given.of - given.looked)).toBeLessThan(wanted);
        else {
          expect(after(more)).toBeGreaterThanOrEqual(wanted);
          if (more > 0) expect(after(more - 1)).toBeLessThan(wanted);
        }
      }),
    );
  });
});
