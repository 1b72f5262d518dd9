import { expect, test } from 'vitest';
import { IdTable } from '../../../../electron/operations/id-table';
import { fc } from '../../../support/fast-check';

test('an id table answers the ids of each key in their order, each once', () => {
  const key = fc.oneof(
    fc.nat({ max: 40 }),
    fc.nat({ max: 40 }).map((at) => at * 1024),
    fc.maxSafeNat(),
  );
  const entry = fc.tuple(key, fc.integer({ min: 1, max: 6 }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 2000 }), (entries) => {
      const table = new IdTable();
      const wanted = new Map<number, Set<number>>();
      for (const [of, id] of entries) {
        table.add(of, id);
        wanted.set(of, (wanted.get(of) ?? new Set()).add(id));
      }
      for (const [of, ids] of wanted) expect([...table.of(of)]).toEqual([...ids]);
      expect([...table.of(-1)]).toEqual([]);
    }),
  );
});

test('an id table grows', () => {
  const table = new IdTable();
  for (let id = 1; id < 5000; id++) table.add(id % 1500 === 0 ? 7 : id * 8191, id);
  expect([...table.of(7)]).toEqual([1500, 3000, 4500]);
  expect([...table.of(4999 * 8191)]).toEqual([4999]);
});
