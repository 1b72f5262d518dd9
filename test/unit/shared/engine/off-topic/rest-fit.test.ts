import { describe, expect, test } from 'vitest';
import { RestMeter } from '../../../../../shared/engine/off-topic/rest-fit';
import { ferryWithBread, spaceOf } from '../../../../support/topic-document';

describe('RestMeter', () => {
  const meter = new RestMeter(spaceOf(ferryWithBread(3)));

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
    const doubled = new RestMeter(
      spaceOf([...ferryWithBread(3), 'The bakery oven and a loaf of bread']),
    );
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
    const alone = new RestMeter(spaceOf(['The ferry carries forty passengers'])).measure([0], [0]);
    expect(Object.values(alone).every(Number.isFinite)).toBe(true);
  });
});
