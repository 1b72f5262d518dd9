import { describe, expect, test } from 'vitest';
import { joinRuns } from '../../../../../shared/engine/off-topic/join-runs';
import { documentOf } from '../../../../support/topic-document';

const document = documentOf(['zero', 'one', 'two', 'three', 'four', 'five']);

function joined(units: number[], scores: number[]): [string, number][] {
  return joinRuns(document, Int32Array.from(units), Float64Array.from(scores)).map((run) => [
    document.text.slice(run.start, run.end),
    run.score,
  ]);
}

describe('joinRuns', () => {
  test('makes one run of neighbouring blocks that are shown', () => {
    const runs = joinRuns(document, Int32Array.of(0, 1, 2, 3), Float64Array.of(0, 0.9, 0.7, 0));
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ start: 5, end: 12, blocks: [1, 2], units: [1, 2] });
    expect(runs[0]!.score).toBeGreaterThanOrEqual(0.7);
    expect(runs[0]!.score).toBeLessThanOrEqual(0.9);
  });

  test('keeps doubtful blocks apart from a run and from each other', () => {
    expect(joined([1, 2, 3], [0.9, 0.3, 0.2])).toEqual([
      ['one', 0.9],
      ['two', 0.3],
      ['three', 0.2],
    ]);
  });

  test('does not join over a block that was not judged', () => {
    expect(joined([1, 3], [0.9, 0.9])).toEqual([
      ['one', 0.9],
      ['three', 0.9],
    ]);
  });

  test('leaves out what is not worth keeping', () => {
    expect(joined([0, 1], [0.04, 0])).toEqual([]);
  });
});
