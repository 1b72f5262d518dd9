import { expect, test } from 'vitest';
import { DocumentsAtHand } from '../../../../electron/operations/documents-at-hand';

test('a document that was kept is given out once', () => {
  const atHand = new DocumentsAtHand<string>();
  atHand.keep(7, 100, 'the ferry');
  expect(atHand.take(7)).toBe('the ferry');
  expect(atHand.take(7)).toBeUndefined();
});

test('what finds no room is not kept, and smaller ones still are', () => {
  const atHand = new DocumentsAtHand<string>(10);
  atHand.keep(1, 6, 'first');
  atHand.keep(2, 5, 'too large for what is left');
  atHand.keep(3, 4, 'third');
  expect([1, 2, 3].map((number) => atHand.take(number))).toEqual(['first', undefined, 'third']);
});
