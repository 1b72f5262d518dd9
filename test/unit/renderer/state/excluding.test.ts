import { beforeEach, expect, test } from 'vitest';
import { openWindow, settle } from '../../../support/window-fixture';

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => (window = await openWindow()));

const ferry = 1;
const stored = () => window.backend.documents.get(ferry)!.excluded?.reason;

test('leaves the document out, says so, and goes on to the next', async () => {
  window.excluding.ask();
  expect(window.excluding.asking).toBe(true);
  await window.excluding.exclude('spam');
  await settle();
  expect(window.excluding.asking).toBe(false);
  expect(stored()).toBe('spam');
  expect(window.review.document?.id).toBe(3);
  expect(window.documents.isOpen(ferry)).toBe(false);
  expect(window.toasts.shown.at(-1)).toMatchObject({
    message: 'Excluded ferry.txt as spam',
    action: { label: 'Undo' },
  });
});

test('stays when the settings say so, and no key decides its flags', async () => {
  await window.settings.set({ autoAdvance: false });
  await window.excluding.exclude('empty');
  expect(window.review.isExcluded).toBe(true);
  for (const id of ['cut', 'keep', 'skip', 'note', 'end-word-earlier', 'cut-kind']) {
    expect(window.commands.get(id).enabled(), id).toBe(false);
  }
  expect(window.commands.get('bring-back').enabled()).toBe(true);
});

test('is brought back, and undone at any depth', async () => {
  await window.settings.set({ autoAdvance: false });
  await window.excluding.exclude('spam');
  await window.excluding.exclude('other');
  await window.excluding.bringBack();
  expect(stored()).toBeUndefined();
  expect(window.documents.isOpen(ferry)).toBe(true);
  const seen = [];
  for (let step = 0; step < 3; step++) {
    await window.decisions.undo();
    seen.push(window.review.document?.excluded?.reason);
  }
  expect(seen).toEqual(['other', 'spam', undefined]);
});

test('is taken back when it cannot be written', async () => {
  await window.settings.set({ autoAdvance: false });
  window.transport.failNext('documents.exclude', 'DISK_FULL');
  await window.excluding.exclude('spam');
  expect(window.review.isExcluded).toBe(false);
  expect(window.toasts.shown[0]).toMatchObject({ tone: 'error' });
});
