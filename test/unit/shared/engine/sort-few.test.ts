import { fc } from '../../../support/fast-check';
import { expect, test } from 'vitest';
import { sortFew } from '../../../../shared/engine/sort-few';

test('sorts few and many items as the built-in sort does, equals in their order', () => {
  const items = fc.array(fc.tuple(fc.nat(4), fc.nat()), { maxLength: 30 });
  fc.assert(
    fc.property(items, (given) => {
      const compare = (a: [number, number], b: [number, number]): number => a[0] - b[0];
      expect(sortFew([...given], compare)).toEqual([...given].sort(compare));
    }),
  );
});
