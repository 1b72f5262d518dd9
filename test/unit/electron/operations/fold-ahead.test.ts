import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Flagger } from '../../../../electron/operations/flagger';
import { FoldAhead } from '../../../../electron/operations/fold-ahead';
import type { Document } from '../../../../shared/model/document';

function aDocument(id: number, text = `text ${id}`): Document {
  return { id: `document ${id}`, text, blocks: [] };
}

/** A flagger that takes documents in when it is told to. */
function aFlagger(fold: Flagger['fold'], { signal } = new AbortController()) {
  const flagger: Flagger = {
    width: 1,
    fold,
    finish: () => Promise.resolve([]),
    flag: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  };
  return new FoldAhead(flagger, signal);
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

const long = 'a'.repeat(6 * 1024 * 1024);

test.each([
  ['many documents', 2000, undefined],
  ['a few long ones', 3, long],
])(
  'whoever reads faster than others count waits until there is room: %s',
  async (_, count, text) => {
    const counting: (() => void)[] = [];
    const ahead = aFlagger(() => new Promise((done) => counting.push(done)));
    for (let id = 0; id < count; id++) ahead.take(id, aDocument(id, text));
    let waited = false;
    const settled = ahead.settle().then(() => (waited = true));
    await setImmediate();
    expect(waited).toBe(false);
    for (const done of counting) done();
    await settled;
  },
);

test('nobody waits for a little that is under way', async () => {
  const ahead = aFlagger(() => new Promise(() => undefined));
  for (let id = 0; id < 2; id++) ahead.take(id, aDocument(id, long));
  await ahead.settle();
});

test('what counting throws first is thrown at the end, and stops neither reading nor waits for more', async () => {
  let calls = 0;
  const ahead = aFlagger(() => Promise.reject(new Error(`failure ${++calls}`)));
  for (let id = 0; id < 2000; id++) ahead.take(id, aDocument(id));
  await ahead.settle();
  const before = calls;
  for (let id = 2000; id < 4000; id++) ahead.take(id, aDocument(id));
  await ahead.settle();
  expect(calls).toBe(before);
  await expect(ahead.finish(new Map())).rejects.toThrow('failure 1');
});

test('cancelling ends every wait for what is under way', async () => {
  const controller = new AbortController();
  const ahead = aFlagger(() => new Promise(() => undefined), controller);
  for (let id = 0; id < 2000; id++) ahead.take(id, aDocument(id));
  const waits = [ahead.settle(), ahead.finish(new Map())];
  controller.abort();
  for (const wait of waits) await expect(wait).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
});
