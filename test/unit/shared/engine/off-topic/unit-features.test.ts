import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnOf,
  measureUnits,
  unitFeatureNames,
  type UnitFeature,
} from '../../../../../shared/engine/off-topic/unit-features';
import { documentOf, ferryWithBread, spaceOf } from '../../../../support/topic-document';

function featureOf(lines: readonly string[], unit: number, name: UnitFeature): number {
  const table = measureUnits(documentOf(lines), spaceOf(lines));
  return table.values[unit * table.columns + columnOf(name)]!;
}

describe('measureUnits', () => {
  test('gives one row of every feature for each unit', () => {
    const lines = ferryWithBread(3);
    const table = measureUnits(documentOf(lines), spaceOf(lines));
    expect(table.rows).toBe(6);
    expect(table.columns).toBe(unitFeatureNames.length);
    expect(table.values).toHaveLength(6 * unitFeatureNames.length);
  });

  test('a foreign block fits worst, and its neighbours fit each other better than it', () => {
    const lines = ferryWithBread(3);
    expect(featureOf(lines, 3, 'cosine-rank')).toBe(0);
    expect(featureOf(lines, 3, 'novelty')).toBe(1);
    expect(featureOf(lines, 3, 'gap')).toBeGreaterThan(0);
    expect(featureOf(lines, 2, 'gap')).toBeLessThanOrEqual(0);
  });

  test('its fit does not depend on where it stands', () => {
    for (const name of ['cosine', 'novelty', 'likelihood', 'cosine-rank', 'units'] as const) {
      const early = featureOf(ferryWithBread(2), 2, name);
      expect(featureOf(ferryWithBread(4), 4, name)).toBeCloseTo(early, 10);
      expect(featureOf(ferryWithBread(5), 5, name)).toBeCloseTo(early, 10);
    }
  });

  test('long blocks look no longer than paragraphs of ordinary length', () => {
    const long = `${'The ferry carries passengers over the water. '.repeat(40)}`.trim();
    expect(featureOf([...ferryWithBread(3), long], 6, 'characters')).toBe(400);
  });

  test('every figure of any text is finite', () => {
    const word = fc.constantFrom(
      'ferry',
      'boat',
      'Bread',
      '“',
      '🛶',
      '42',
      'the',
      '.',
      'oven',
      '渡船',
    );
    const line = fc.array(word, { maxLength: 9 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
        const table = measureUnits(documentOf(lines), spaceOf(lines));
        expect(table.values.every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
