import { describe, expect, test } from 'vitest';
import {
  measureNeighbourScores,
  neighbourScoreNames,
} from '../../../../../shared/engine/off-topic/neighbour-scores';
import { measureUnits } from '../../../../../shared/engine/off-topic/unit-features';
import { documentOf, ferryWithBread, spaceOf } from '../../../../support/topic-document';

const lines = ferryWithBread(3);
const table = measureUnits(documentOf(lines), spaceOf(lines));
const scores = Float64Array.of(0, -3, -2, 4, 1, -1);
const looked = measureNeighbourScores(table, scores);

function cell(unit: number, name: (typeof neighbourScoreNames)[number]): number {
  return looked.values[unit * looked.columns + neighbourScoreNames.indexOf(name)]!;
}

describe('measureNeighbourScores', () => {
  test('puts the scores around a unit beside its own', () => {
    expect(cell(3, 'score')).toBe(4);
    expect(cell(3, 'previous-score')).toBe(-2);
    expect(cell(3, 'next-score')).toBe(1);
    expect(cell(3, 'second-previous-score')).toBe(-3);
    expect(cell(3, 'second-next-score')).toBe(-1);
  });

  test('mirrors the one neighbour at either end; the title is no neighbour', () => {
    expect(cell(1, 'previous-score')).toBe(-2);
    expect(cell(5, 'next-score')).toBe(1);
  });

  test('says how the score stands in its document', () => {
    expect(cell(4, 'best-score')).toBe(4);
    expect(cell(4, 'best-gap')).toBe(3);
    expect(cell(4, 'score-rank')).toBe(1);
    expect(cell(3, 'score-rank')).toBe(0);
    expect(cell(2, 'likely-units')).toBe(2);
    expect(cell(2, 'mean-score')).toBeCloseTo(-0.2);
  });

  test('has nothing to say of documents with one unit or none', () => {
    const one = measureUnits(documentOf(lines.slice(0, 1)), spaceOf(lines.slice(0, 1)));
    expect(measureNeighbourScores(one, Float64Array.of(0)).values.every(Number.isFinite)).toBe(
      true,
    );
    const none = measureUnits(documentOf([]), spaceOf([]));
    expect(measureNeighbourScores(none, new Float64Array(0)).values).toHaveLength(0);
  });
});
