import { describe, expect, test } from 'vitest';
import { flagsThisHour, minutesLeft } from '../../../../renderer/state/pace';

const second = 1000;
const every = (count: number, gap: number) =>
  Array.from({ length: count }, (_, at) => ({ at: at * gap, flags: 1 }));

describe('pace', () => {
  test('counts the flags of the last hour', () => {
    const marks = [
      { at: 0, flags: 5 },
      { at: 2_000_000, flags: 2 },
      { at: 3_700_000, flags: 1 },
    ];
    expect(flagsThisHour(marks, 3_700_000)).toBe(3);
  });

  test('says nothing of the time left before there is a pace', () => {
    expect(minutesLeft(every(5, second), 100)).toBeUndefined();
  });

  test('goes by the recent pace', () => {
    expect(minutesLeft(every(30, 2 * second), 90)).toBe(3);
  });

  test('leaves breaks out', () => {
    const marks = every(30, 2 * second);
    const after = marks.map(({ at, flags }) => ({ at: at + 4_000_000, flags }));
    expect(minutesLeft([...marks, ...after], 90)).toBe(3);
  });
});
