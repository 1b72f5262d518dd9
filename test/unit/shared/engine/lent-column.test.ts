import { expect, test } from 'vitest';
import { ColumnSpace } from '../../../../shared/engine/column-space';
import { LentColumn } from '../../../../shared/engine/lent-column';

test.each([3, 100_000])(
  'a lent column of %d places has only zeros each time it is asked for',
  (length) => {
    const column = new LentColumn((places) => new Uint32Array(places));
    column.zeros(length).fill(7);
    const again = column.zeros(length);
    expect(again.length).toBeGreaterThanOrEqual(length);
    expect(again.subarray(0, length).every((value) => value === 0)).toBe(true);
  },
);

test('columns in one space do not touch each other', () => {
  const space = new ColumnSpace(5);
  const first = space.unsigned(2).fill(0xffff_ffff);
  const second = space.signed(3).fill(-2);
  expect([...first]).toEqual([0xffff_ffff, 0xffff_ffff]);
  expect([...second]).toEqual([-2, -2, -2]);
});
