import { expect, test } from 'vitest';
import { insertBatch, listBatches } from '../../../../electron/store/batches';
import { transact, transactRepeatable } from '../../../../electron/store/database';
import { temporaryWorkspace } from '../../../support/temporary-workspace';

const full = 2;
const normal = 1;

test('only transactions that can be repeated do not wait for the disk', () => {
  const { db } = temporaryWorkspace();
  const waiting = (): unknown => db.pragma('synchronous', { simple: true });
  expect(transact(db, waiting)).toBe(full);
  expect(transactRepeatable(db, waiting)).toBe(normal);
  expect(transact(db, waiting)).toBe(full);
});

test('one that fails is taken back as a whole, and the next waits again', () => {
  const { db } = temporaryWorkspace();
  const failing = (): never => {
    insertBatch(db, 'half', '2026-01-01T00:00:00.000Z');
    throw new Error('no more');
  };
  expect(() => transactRepeatable(db, failing)).toThrow('no more');
  expect(listBatches(db)).toEqual([]);
  expect(db.pragma('synchronous', { simple: true })).toBe(full);
});
