import { expect, test } from 'vitest';
import { batchesCalled, chooseAmong } from '../../../../electron/cli/choose-batch';
import type { BatchSummary } from '../../../../shared/ipc/shapes';

const batches = ['mine', 'yours', 'mine'].map((name, at) => ({ name, id: at + 1 }) as BatchSummary);

test('a name that one batch has is enough', () => {
  expect(chooseAmong(batches, 'yours').id).toBe(2);
  expect(chooseAmong(batches.slice(0, 1), undefined).id).toBe(1);
});

test('of two with one name the id says which, and the message names both', () => {
  expect(() => chooseAmong(batches, 'mine')).toThrow(/mine#1, mine#3/);
  expect(() => chooseAmong(batches, undefined)).toThrow(/mine#1, yours, mine#3/);
  expect(chooseAmong(batches, 'mine#3').id).toBe(3);
  expect(chooseAmong(batches, 'yours#2').id).toBe(2);
});

test('a name that is not there is unknown, and so is an id of another name; those there are named', () => {
  for (const name of ['theirs', 'mine#2']) {
    expect(() => chooseAmong(batches, name)).toThrow(
      expect.objectContaining({
        code: 'BATCH_NAME_UNKNOWN',
        message: `There is no batch ${name}, only: mine#1, yours, mine#3.`,
      }),
    );
  }
  expect(() => chooseAmong([], 'mine')).toThrow(expect.objectContaining({ code: 'BATCH_UNKNOWN' }));
  expect(batchesCalled(batches, 'theirs')).toEqual([]);
});

test('a batch whose own name looks like one with an id is found by it', () => {
  const odd = [...batches, { name: 'mine#1', id: 4 } as BatchSummary];
  expect(chooseAmong(odd, 'mine#1').id).toBe(4);
});
