import { expect, test } from 'vitest';
import { describeArrival } from '../../../../shared/ipc/describe-arrival';

test('an import of new documents alone says how many the batch has', () => {
  expect(describeArrival({ added: 1200, changed: 0, known: 0 }, 1200)).toBe('1,200 documents');
  expect(describeArrival(undefined, 1)).toBe('1 document');
});

test('what the batch held already is said as skipped', () => {
  expect(describeArrival({ added: 2, changed: 1, known: 1500 }, 1503)).toBe(
    '2 new, 1 changed, 1,500 already known and skipped',
  );
  expect(describeArrival({ added: 1, changed: 0, known: 0 }, 8)).toBe('1 new');
  expect(describeArrival({ added: 0, changed: 3, known: 0 }, 6)).toBe('3 changed');
  expect(describeArrival({ added: 0, changed: 0, known: 6 }, 6)).toBe(
    'nothing new, 6 already known and skipped',
  );
});
