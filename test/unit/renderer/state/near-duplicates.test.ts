import { beforeEach, expect, test } from 'vitest';
import { openWindow, settle } from '../../../support/window-fixture';

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => {
  window = await openWindow();
});

async function makeNear() {
  const here = window.backend.documents.get(1)!;
  const there = { documentId: 3, path: 'third.txt', likeness: 0.87 };
  window.backend.documents.set(1, { ...here, nearDuplicates: { count: 1, named: [there] } });
  await window.review.reload();
}

test('nothing is offered without near-duplicates, or before anything is decided', async () => {
  window.review.goTo(1);
  window.decisions.decide('confirmed');
  await settle();
  expect(window.nearDuplicates.canAsk).toBe(false);
  await window.decisions.undo();
  await makeNear();
  expect(window.nearDuplicates.canAsk).toBe(false);
});

test('counts first, then decides in one undo step', async () => {
  await makeNear();
  window.review.goTo(1);
  window.decisions.decide('confirmed');
  await settle();
  await window.review.open(1);
  expect(window.nearDuplicates.canAsk).toBe(true);
  await window.nearDuplicates.ask();
  expect(window.nearDuplicates.question?.found).toMatchObject({ cuts: 1, documents: 1 });
  expect(window.transport.count('review.decideNear')).toBe(0);
  await window.nearDuplicates.decide();
  expect(window.nearDuplicates.question).toBeNull();
  expect(window.backend.flagOn(3, 'Share this')?.verdict).toBe('confirmed');
  await window.decisions.undo();
  expect(window.backend.flagOn(3, 'Share this')?.verdict).toBe('open');
});

test('says when it fails', async () => {
  await makeNear();
  window.transport.failNext('review.nearDecisions', 'WORKSPACE_BUSY');
  await window.nearDuplicates.ask();
  expect(window.nearDuplicates.question).toBeNull();
  expect(window.toasts.shown.at(-1)?.tone).toBe('error');
});
