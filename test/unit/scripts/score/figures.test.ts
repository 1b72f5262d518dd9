import { describe, expect, test } from 'vitest';
import { measureFigures } from '../../../../scripts/score/figures';
import type { ScoredBlock } from '../../../../scripts/score/score-blocks';

/** `+` is a block to cut, `-` one to keep; the digit is its confidence in tenths. */
function blocks(sketch: string): ScoredBlock[] {
  return sketch.split(' ').map((given): ScoredBlock => {
    const cut = given.startsWith('+');
    const confidence = Number(given.slice(1)) / 10;
    const block = { start: 0, end: 1, label: cut ? 'cut' : 'keep', kind: 'ui' } as const;
    return { document: 'a', block, cut, hit: confidence >= 0.5, confidence };
  });
}

describe('the figures of a set', () => {
  test('are counted over all blocks', () => {
    const figures = measureFigures([blocks('+9 -8 +6 +3'), blocks('-7 -2'), blocks('-0')]);
    expect(figures).toMatchObject({ cut: 3, found: 2, falseAlarms: 2, precision: 0.5 });
    expect(figures.recall).toBeCloseTo(2 / 3);
    expect(figures.f1).toBeCloseTo(4 / 7);
    expect(figures.recallByKind).toEqual({ ui: { found: 2, of: 3 } });
    // Ranked: + - - + + - -
    expect(figures.averagePrecision).toBeCloseTo((1 + 2 / 4 + 3 / 5) / 3);
    expect(figures).toMatchObject({ cleanDocuments: 2, alarmsPer100Clean: 50 });
  });

  test('of equal confidence rank in the order of the text', () => {
    expect(measureFigures([blocks('-5 +5')]).averagePrecision).toBe(0.5);
    expect(measureFigures([blocks('+5 -5')]).averagePrecision).toBe(1);
  });

  test('say how many are found where nine in ten flags are right', () => {
    const nine = '+9 +9 +9 +9 +9 +9 +9 +9 +9';
    expect(measureFigures([blocks(`${nine} -8 +7 -6`)]).recallAtPrecision90).toBe(1);
    expect(measureFigures([blocks(`${nine} -8 -8 +7`)]).recallAtPrecision90).toBe(0.9);
    // No threshold parts blocks of one confidence, and one of 0 is not flagged.
    expect(measureFigures([blocks('+9 -9 -9')]).recallAtPrecision90).toBe(0);
    expect(measureFigures([blocks('+0')]).recallAtPrecision90).toBe(0);
  });

  test('say for each range of confidence how much of it was right', () => {
    const { reliability } = measureFigures([blocks('+9 +9 -9 +10 -1')]);
    expect(reliability.find(({ from }) => from === 0.9)).toEqual({
      from: 0.9,
      to: 1,
      flagged: 4,
      predicted: expect.closeTo(0.925) as number,
      right: 0.75,
    });
    expect(reliability.find(({ from }) => from === 0.05)).toMatchObject({ flagged: 1, right: 0 });
    expect(reliability.find(({ from }) => from === 0.4)).toMatchObject({ predicted: null });
  });

  test('of nothing at all are no numbers out of thin air', () => {
    const figures = measureFigures([]);
    expect(figures).toMatchObject({ averagePrecision: 0, alarmsPer100Clean: null, cut: 0 });
  });
});
