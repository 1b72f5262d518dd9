import { expect, test } from 'vitest';
import { RunIndex } from '../../../../electron/readers/run-index';
import { fc } from '../../../support/fast-check';

const aRun = fc.integer({ min: 0, max: 2 ** 48 - 1 });

test('finds each run at its row, and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(aRun), fc.array(aRun), (runs, others) => {
      const index = new RunIndex(Float64Array.from(runs));
      expect(runs.map((run) => index.find(run))).toEqual(runs.map((_, row) => row));
      for (const other of others) expect(index.find(other)).toBe(runs.indexOf(other));
    }),
  );
});
