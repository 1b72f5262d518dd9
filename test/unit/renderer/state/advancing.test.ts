import { beforeEach, expect, test } from 'vitest';
import { openWindow, settle } from '../../../support/window-fixture';

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => (window = await openWindow()));

const skip = async () => {
  window.advancing.skip();
  await settle();
};
const place = () => [window.review.document?.id, window.review.index];

test('skipping goes on and leaves the flag open, without writing anything', async () => {
  await skip();
  expect(place()).toEqual([1, 1]);
  expect(window.review.flags[0]?.verdict).toBe('open');
  expect(window.skips.count(1, window.review.flags)).toBe(1);
  expect(window.transport.count('review.decide')).toBe(0);
});

test('goes to the next document when all that is open here was skipped', async () => {
  await skip();
  window.decisions.decide('confirmed');
  await settle();
  await skip();
  expect(place()).toEqual([3, 0]);
});

test('comes round to the skipped ones when nothing else is left, and says so', async () => {
  for (let time = 0; time < 3; time++) await skip();
  expect(place()).toEqual([3, 0]);
  await skip();
  expect(window.toasts.shown.at(-1)?.message).toBe('Only skipped flags are left');
  expect(window.skips.any).toBe(false);
  window.decisions.decide('confirmed');
  await settle();
  expect(place()).toEqual([1, 0]);
});

test('a decision passes over what was skipped before', async () => {
  await skip();
  window.review.goTo(2);
  window.decisions.decide('confirmed');
  expect(place()).toEqual([1, 1]);
});

test('a document that was passed is worth a visit again when something is undone in it', async () => {
  window.decisions.decide('confirmed');
  await settle();
  await skip();
  await skip();
  expect(place()).toEqual([3, 0]);
  await window.decisions.undo();
  expect(place()).toEqual([1, 0]);
  await skip();
  expect(place()).toEqual([3, 0]);
});

test('forgets what was skipped when another batch is opened', async () => {
  await skip();
  await window.session.openBatch(1);
  expect(window.skips.any).toBe(false);
});
