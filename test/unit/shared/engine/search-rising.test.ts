import { expect, test } from 'vitest';
import { countBelow, countSmaller, findRising } from '../../../../shared/engine/search-rising';

test('findRising finds values and nothing else', () => {
  expect(findRising(['a', 'b', 'c'], 'b')).toBe(1);
  expect(findRising(['a', 'b', 'c'], 'bb')).toBe(-1);
  expect(findRising<string>([], 'a')).toBe(-1);
});

test('findRising looks between the given ends alone', () => {
  const column = [1, 2, 3, 1, 2, 3];
  expect(findRising(column, 3, 3, 6)).toBe(5);
  expect(findRising(column, 3, 0, 2)).toBe(-1);
});

test('countSmaller counts what stands before the value, equal ones not', () => {
  const column = Float64Array.of(1, 2, 2, 5);
  expect([0, 2, 3, 6].map((wanted) => countSmaller(column, wanted))).toEqual([0, 1, 3, 4]);
});

test('countBelow gives the length of the prefix that satisfies the test', () => {
  expect(countBelow(10, (at) => at < 7)).toBe(7);
  expect(countBelow(10, () => true)).toBe(10);
  expect(countBelow(0, () => true)).toBe(0);
});
