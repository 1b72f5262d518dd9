import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { ListOrder } from '../../../../renderer/state/list-order';

const order = new ListOrder([30, 10, 50, 20, 40]);

describe('finding one’s way in a list', () => {
  test('goes round the end from an id of the list, without the id', () => {
    const list = [30, 50, 40];
    expect([...order.around(list, 50, 1)]).toEqual([40, 30]);
    expect([...order.around(list, 50, -1)]).toEqual([30, 40]);
  });

  test('starts where an id would stand that is not in the list', () => {
    const list = [30, 50, 40];
    expect([...order.around(list, 10, 1)]).toEqual([50, 40, 30]);
    expect([...order.around(list, 10, -1)]).toEqual([30, 40, 50]);
    expect(order.beside(list, 20, 1)).toBe(40);
    expect(order.beside(list, 20, -1)).toBe(50);
  });

  test('does not go round the end when asked for the neighbour', () => {
    expect(order.beside([30, 50], 50, 1)).toBeUndefined();
    expect(order.beside([30, 50], 30, -1)).toBeUndefined();
    expect([...order.around([], 30, 1)]).toEqual([]);
  });

  test('passes every other id once, whatever is left out of the list', () => {
    const ids = fc.uniqueArray(fc.nat(200), { minLength: 1 });
    const listed = fc.infiniteStream(fc.boolean());
    fc.assert(
      fc.property(
        ids,
        listed,
        fc.nat(),
        fc.constantFrom(1 as const, -1 as const),
        (all, has, at, step) => {
          const list = all.filter(() => has.next().value);
          const id = all[at % all.length]!;
          const passed = [...new ListOrder(all).around(list, id, step)];
          expect([...passed].sort()).toEqual(list.filter((other) => other !== id).sort());
        },
      ),
    );
  });
});
