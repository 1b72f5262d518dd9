import { describe, expect, test } from 'vitest';
import { restFit, restFitSize, RestMeter } from '../../../../../shared/engine/off-topic/rest-fit';
import { TermCounts } from '../../../../../shared/engine/off-topic/term-counts';
import { ferryWithBread, spaceOf } from '../../../../support/topic-document';

/** Measures blocks of a document of these lines, each time with the same meter. */
function meterOf(lines: readonly string[]) {
  const space = spaceOf(lines);
  const meter = new RestMeter(space);
  const countsOf = (blocks: readonly number[]): TermCounts => {
    const counts = new TermCounts(space.terms);
    counts.addAll(blocks);
    return counts;
  };
  return {
    measure: (own: readonly number[], window: readonly number[]): RestFit => {
      const fit = new Float64Array(restFitSize);
      meter.measure(countsOf(own), countsOf(window), fit);
      return Object.fromEntries(
        Object.entries(restFit).map(([name, at]) => [name, fit[at]!]),
      ) as RestFit;
    },
  };
}

type RestFit = Record<keyof typeof restFit, number>;

describe('RestMeter', () => {
  const meter = meterOf(ferryWithBread(3));

  test('a block with none of the words of the rest does not fit at all', () => {
    const fit = meter.measure([3], [2, 3, 4]);
    expect(fit.cosine).toBe(0);
    expect(fit.coverage).toBe(0);
    expect(fit.novelty).toBe(1);
    expect(fit.shared).toBe(0);
  });

  test('a block of the topic fits on every measure', () => {
    const fit = meter.measure([1], [0, 1, 2]);
    const foreign = meter.measure([3], [2, 3, 4]);
    expect(fit.cosine).toBeGreaterThan(0.2);
    expect(fit.coverage).toBeGreaterThan(foreign.coverage);
    expect(fit.likelihood).toBeGreaterThan(foreign.likelihood);
    expect(fit.core).toBeGreaterThan(foreign.core);
    expect(fit.shared).toBeGreaterThanOrEqual(4);
  });

  test('leaves out the words that only the window has', () => {
    const doubled = meterOf([...ferryWithBread(3), 'The bakery oven and a loaf of bread']);
    const between = doubled.measure([3], [2, 3, 4]);
    expect(between.novelty).toBeLessThan(1);
    expect(doubled.measure([3], [3, 6]).novelty).toBe(1);
  });

  test('measures the same thing however often it is asked', () => {
    const first = meter.measure([2], [1, 2, 3]);
    meter.measure([3], [2, 3, 4]);
    expect(meter.measure([2], [1, 2, 3])).toEqual(first);
  });

  test('a document that is nothing but its window gives finite figures', () => {
    const alone = meterOf(['The ferry carries forty passengers']).measure([0], [0]);
    expect(Object.values(alone).every(Number.isFinite)).toBe(true);
  });
});
