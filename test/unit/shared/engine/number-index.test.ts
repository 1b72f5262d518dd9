import { expect, test } from 'vitest';
import { NumberIndex } from '../../../../shared/engine/number-index';
import { fc } from '../../../support/fast-check';

const aNumber = fc.integer({ min: 0, max: 2 ** 53 - 1 });

test('finds each number at its row, and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(aNumber), fc.array(aNumber), (numbers, others) => {
      const index = new NumberIndex(Float64Array.from(numbers));
      expect(numbers.map((number) => index.find(number))).toEqual(numbers.map((_, row) => row));
      for (const other of others) expect(index.find(other)).toBe(numbers.indexOf(other));
    }),
  );
});
