import { beforeEach, expect, test } from 'vitest';
import { openWindow, settle } from '../../../support/window-fixture';

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => {
  window = await openWindow();
  window.review.goTo(1);
  await window.twins.ask();
});

test('counts before it decides', () => {
  expect(window.twins.question?.found).toMatchObject({ spans: 2, documents: 2, open: 2 });
  expect(window.transport.count('review.decideTwins')).toBe(0);
});

test('decides all of them in one undo step and moves on', async () => {
  await window.twins.decide('confirmed');
  expect(window.twins.question).toBeNull();
  expect(window.backend.flagOn(1, 'Share this')?.verdict).toBe('confirmed');
  expect(window.backend.flagOn(3, 'Share this')?.verdict).toBe('confirmed');
  expect(window.documents.isOpen(3)).toBe(false);
  expect(window.review.index).toBe(2);
  await window.decisions.undo();
  expect(window.backend.flagOn(3, 'Share this')?.verdict).toBe('open');
  expect(window.review.index).toBe(1);
});

test('makes what was read ahead out of date', async () => {
  window.review.prefetch(3);
  await settle();
  const decided = window.twins.decide('confirmed');
  await window.review.open(2);
  await decided;
  await window.review.open(3);
  expect(window.review.flags[0]?.verdict).toBe('confirmed');
});

test('decides nothing when it is dismissed', async () => {
  window.twins.dismiss();
  await window.twins.decide('confirmed');
  expect(window.transport.count('review.decideTwins')).toBe(0);
});

test('takes its paint back when it fails', async () => {
  window.transport.failNext('review.decideTwins', 'WORKSPACE_BUSY');
  await window.twins.decide('confirmed');
  await settle();
  expect(window.review.flags[1]?.verdict).toBe('open');
  expect(window.toasts.shown.at(-1)?.tone).toBe('error');
});

test('tells how far very many decisions are, until they are written', async () => {
  const release = window.transport.hold('review.decideTwins');
  const deciding = window.twins.decide('confirmed');
  await settle();
  const progress = { done: 400, total: 50_000 };
  window.transport.tell({ event: 'review.deciding', payload: progress });
  expect(window.twins.progress).toEqual(progress);
  release();
  await deciding;
  expect(window.twins.progress).toBeNull();
});
