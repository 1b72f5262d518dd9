import { beforeEach, describe, expect, test } from 'vitest';
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

describe('under a filter by kind', () => {
  const cut = async () => {
    window.decisions.decide('confirmed');
    await settle();
  };
  const decided = () => window.backend.counts(1).confirmed + window.backend.counts(1).rejected;

  test('stays and says so when nothing of the kind is left, however often one cuts', async () => {
    await window.advancing.narrow({ kind: 'metadata' });
    for (let time = 0; time < 4; time++) await cut();
    expect(decided()).toBe(1);
    expect(place()).toEqual([1, 0]);
    expect(window.toasts.shown.map(({ message }) => message)).toEqual([
      'No other open metadata in the list',
    ]);
  });

  test('comes to the same end when keys are faster than the backend', async () => {
    await window.advancing.narrow({ kind: 'share' });
    const release = window.transport.hold('review.decide');
    for (let time = 0; time < 6; time++) {
      window.decisions.decide('confirmed');
      await Promise.resolve();
    }
    release();
    await settle();
    for (let time = 0; time < 3; time++) await cut();
    expect(window.backend.flagOn(1, 'By Ida Moss')?.verdict).toBe('open');
    expect(window.backend.flagOn(1, 'Read more here')?.verdict).toBe('open');
    expect(decided()).toBe(2);
  });

  test('a document that was listed but has nothing of the kind any more is passed over', async () => {
    await window.documents.change({ kind: 'share' });
    window.review.stepOpen();
    const span = window.backend.flagOn(3, 'Share this')!;
    await window.transport.invoke('review.decide', {
      documentId: 3,
      spans: [{ start: span.start, end: span.end }],
      verdict: 'rejected',
      kind: 'share',
    });
    await cut();
    await cut();
    expect(place()[0]).toBe(1);
    expect(decided()).toBe(2);
  });

  test('a flag of another kind is decided only where the curator went to it himself', async () => {
    await window.documents.change({ kind: 'share' });
    await window.review.open(1);
    window.review.stepOpen();
    await cut();
    await cut();
    await window.review.open(1);
    expect(window.review.current?.kind).toBe('metadata');
    await cut();
    expect(window.backend.flagOn(1, 'By Ida Moss')?.verdict).toBe('open');
    window.review.goTo(0);
    await cut();
    expect(window.backend.flagOn(1, 'By Ida Moss')?.verdict).toBe('confirmed');
  });
});

test('a filter that does not list the open document opens the first one it lists', async () => {
  await window.advancing.narrow({ kind: 'ui' });
  expect(place()[0]).toBe(1);
  await window.documents.clearFilter();
  await window.advancing.narrow({ name: 'upland/' });
  expect(place()).toEqual([3, 0]);
});
