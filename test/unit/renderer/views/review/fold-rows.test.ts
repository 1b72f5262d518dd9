import { expect, test } from 'vitest';
import { foldRows, isFold } from '../../../../../renderer/views/review/fold-rows';
import { layOutDocument } from '../../../../../renderer/views/review/lay-out-document';

const blocks = [0, 1, 2, 3, 4].map((at) => ({ start: at * 10, end: at * 10 + 5 }));
const flags = [blocks[0]!, blocks[1]!, blocks[3]!];

test('folds neighbouring rows into one and leaves the others', () => {
  const rows = foldRows(layOutDocument(blocks, flags), (flag) => flag !== 2);
  expect(rows.map((row) => (isFold(row) ? row.rows.length : row.flag))).toEqual([2, -1, 2, -1]);
});

test('folds nothing when nothing is folded', () => {
  const rows = layOutDocument(blocks, flags);
  expect(foldRows(rows, () => false)).toEqual(rows);
});

test('folds the last rows too', () => {
  const rows = foldRows(layOutDocument(blocks.slice(0, 2), flags), () => true);
  expect(rows).toHaveLength(1);
  expect(isFold(rows[0]!)).toBe(true);
});
