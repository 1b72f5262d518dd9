import { expect, test } from 'vitest';
import { freeBatchName } from '../../../../shared/model/free-batch-name';

test('a name that nobody has stays as it is', () => {
  expect(freeBatchName('mine', [])).toBe('mine');
  expect(freeBatchName('mine', ['yours', 'Mine'])).toBe('mine');
});

test('a name that is taken gets the first free number', () => {
  expect(freeBatchName('mine', ['mine'])).toBe('mine 2');
  expect(freeBatchName('mine', ['mine', 'mine 2', 'mine 4'])).toBe('mine 3');
});

test('the longest name stays within its limit', () => {
  const longest = 'x'.repeat(200);
  expect(freeBatchName(longest, [longest])).toBe(`${'x'.repeat(198)} 2`);
});
