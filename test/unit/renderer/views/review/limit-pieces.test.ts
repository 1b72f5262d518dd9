import { expect, test } from 'vitest';
import { limitPieces } from '../../../../../renderer/views/review/limit-pieces';

const pieces = [
  { start: 0, end: 10, flag: -1 },
  { start: 10, end: 20, flag: 0 },
  { start: 20, end: 30, flag: -1 },
];

test('gives back a line that is short enough as it is', () => {
  expect(limitPieces(pieces, 30)).toBe(pieces);
});

test('shortens the piece that crosses the end and drops what follows', () => {
  expect(limitPieces(pieces, 14)).toEqual([pieces[0], { start: 10, end: 14, flag: 0 }]);
});
