import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Flagger } from '../../../../electron/operations/flagger';
import { FoldAhead } from '../../../../electron/operations/fold-ahead';
import type { Document } from '../../../../shared/model/document';

function aDocument(id: number): Document {
  return { id: `document ${id}`, text: `text ${id}`, blocks: [] };
}

/** A flagger that takes documents in when it is told to. */
function aFlagger(fold: Flagger['fold']) {
  const flagger: Flagger = {
    width: 1,
    fold,
    finish: () => Promise.resolve([]),
    flag: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
  return new FoldAhead(flagger);
}

test('every document is counted by the end, in the order in which it came', async () => {
  const counted: string[] = [];
  const ahead = aFlagger((documents) => {
    counted.push(...documents.map(({ id }) => id));
    return Promise.resolve();
  });
  const ids = Array.from({ length: 100 }, (_, id) => id);
  for (const id of ids) ahead.take(id, aDocument(id));
  await ahead.finish(new Map());
  expect(counted).toEqual(ids.map((id) => `document ${id}`));
});

test('a document that is forgotten is to be taken again; the others are at hand once', () => {
  const ahead = aFlagger(() => Promise.resolve());
  ahead.take(1, aDocument(1));
  ahead.take(2, aDocument(2));
  ahead.forget(1);
  expect([1, 2, 3].map((id) => ahead.has(id))).toEqual([false, true, false]);
  expect(ahead.recall(1)).toBeUndefined();
  expect(ahead.recall(2)).toEqual(aDocument(2));
  expect(ahead.recall(2)).toBeUndefined();
});

test('whoever reads faster than others count waits until there is room', async () => {
  const counting: (() => void)[] = [];
  const ahead = aFlagger(() => new Promise((done) => counting.push(done)));
  for (let id = 0; id < 2000; id++) ahead.take(id, aDocument(id));
  let waited = false;
  const settled = ahead.settle().then(() => (waited = true));
  await setImmediate();
  expect(waited).toBe(false);
  for (const done of counting) done();
  await settled;
});

test('what counting throws is thrown at the end', async () => {
  const ahead = aFlagger(() => Promise.reject(new Error('no memory')));
  ahead.take(1, aDocument(1));
  await expect(ahead.finish(new Map())).rejects.toThrow('no memory');
});
