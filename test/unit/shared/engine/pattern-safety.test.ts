import { expect, test } from 'vitest';
import { patternDanger } from '../../../../shared/engine/pattern-safety';

test.each([
  '(a+)+',
  '(?:\\w+\\s?)*x',
  '(a|b*)+c',
  '(?:x{2,})*',
  '((a+)b)+',
  '(\\d+){2,40}',
  '(a)\\1',
])('refuses %s', (pattern) => {
  expect(patternDanger(pattern)).toBeTypeOf('string');
});

test.each([
  'a+b*',
  '(?:abc)+',
  '(?:\\w{1,20}\\s){1,5}',
  '[(+*)]+',
  '\\(a+\\)+',
  '(a+)?',
  '(?:a+|b)',
])('lets %s pass', (pattern) => {
  expect(patternDanger(pattern)).toBeUndefined();
});
