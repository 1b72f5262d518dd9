import { beforeEach, expect, test, vi } from 'vitest';
import { openWindow, settle } from '../../../support/window-fixture';

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => {
  window = await openWindow();
});

/** The window with a sample of all four open flags. */
async function drawn() {
  const { bulk } = window;
  await bulk.show('cuts');
  await bulk.begin();
  return bulk;
}

test('says what a sample would be drawn from, under the filter of the list', async () => {
  const { bulk, documents } = window;
  await bulk.show('cuts');
  expect(bulk.sample).toBeNull();
  expect(bulk.size).toEqual({ flags: 4, documents: 2 });
  await documents.change({ kind: 'share' });
  await bulk.show('cuts');
  expect(bulk.size).toEqual({ flags: 2, documents: 2 });
});

test('judging an item is an ordinary decision, and the next one comes', async () => {
  const bulk = await drawn();
  const { documentId } = bulk.sample!.next!;
  await bulk.judge(true);
  expect(bulk.sample).toMatchObject({ looked: 1, right: 1, next: { position: 1 } });
  expect(window.backend.flagOn(documentId, 'By Ida Moss')!.verdict).toBe('confirmed');
  expect(window.review.flags[0]!.verdict).toBe('confirmed');
  await bulk.judge(false);
  expect(bulk.sample).toMatchObject({ looked: 2, right: 1 });
  await bulk.undo();
  expect(bulk.sample).toMatchObject({ looked: 1, right: 1, next: { position: 1 } });
  expect(window.decisions.history.undo).not.toBeNull();
});

test('a key that comes before the next item is seen judges nothing', async () => {
  const bulk = await drawn();
  await Promise.all([bulk.judge(true), bulk.judge(true), bulk.undo()]);
  expect(bulk.sample).toMatchObject({ looked: 1, right: 1 });
});

test('comes back to the same item, and keeps the bound that is wanted', async () => {
  const bulk = await drawn();
  await bulk.judge(true);
  await bulk.want(0.98);
  bulk.close();
  await bulk.show('cuts');
  expect(bulk.sample).toMatchObject({ looked: 1, wanted: 0.98, next: { position: 1 } });
  expect(bulk.wanted).toBe(0.98);
});

test('cuts the rest in one step, closes, and says so with an undo', async () => {
  const bulk = await drawn();
  await bulk.finish();
  expect(window.backend.counts(1).open).toBe(4);
  await bulk.judge(false);
  await bulk.finish();
  expect(bulk.open).toBe(false);
  expect(window.backend.counts(1)).toMatchObject({ confirmed: 3, rejected: 1 });
  expect(window.toasts.shown.at(-1)!.message).toBe('Cut 3 flags in 2 documents');
  await window.decisions.undo();
  expect(window.backend.counts(1)).toMatchObject({ confirmed: 0, rejected: 1 });
});

test('counts what is left once for judgements made quickly', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const bulk = await drawn();
    await vi.runAllTimersAsync();
    expect(bulk.rest).toBe(4);
    const calls = () => window.transport.count('samples.rest');
    const before = calls();
    await bulk.judge(true);
    await bulk.judge(true);
    await vi.runAllTimersAsync();
    expect([bulk.rest, calls() - before]).toEqual([2, 1]);
  } finally {
    vi.useRealTimers();
  }
});

test('of a line that nothing flags it is said that it belongs, or it is cut', async () => {
  const { bulk } = window;
  await bulk.show('missed');
  await bulk.begin();
  await bulk.judge(false);
  expect(bulk.sample).toMatchObject({ looked: 1, right: 1 });
  expect(window.decisions.history.undo).toBeNull();
  await bulk.judge(true);
  expect(bulk.sample).toMatchObject({ looked: 2, right: 1 });
  await bulk.undo();
  await bulk.undo();
  expect(bulk.sample).toMatchObject({ looked: 0, next: { position: 0 } });
  await settle();
});

test('the number of flags that are left follows each answer at once', async () => {
  const bulk = await drawn();
  await vi.waitFor(() => expect(bulk.rest).toBe(4));
  await bulk.judge(true);
  expect(bulk.rest).toBe(3);
  await bulk.undo();
  expect(bulk.rest).toBe(4);
});

test('says how far it is, and a stop by the curator is no failure', async () => {
  const { bulk } = window;
  await bulk.show('cuts');
  window.transport.failNext('samples.begin', 'JOB_CANCELLED');
  const begun = bulk.begin();
  expect(bulk.working).toBe('drawing');
  window.transport.tell({ event: 'samples.progress', payload: { share: 0.4 } });
  expect(bulk.progress).toBe(0.4);
  await bulk.stop();
  await begun;
  expect([bulk.working, bulk.sample, window.toasts.shown.length]).toEqual([null, null, 0]);
});
