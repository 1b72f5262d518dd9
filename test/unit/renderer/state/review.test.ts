import { beforeEach, describe, expect, test } from 'vitest';
import type { FakeBatch } from '../../../support/fake-backend';
import { openWindow, settle } from '../../../support/window-fixture';

const page: FakeBatch = {
  name: 'pages',
  documents: [
    {
      path: 'page.html',
      text: 'Home\n\nNews\n\nFerry to run late\n\nShare this\n\nFooter',
      flags: [
        { on: 'Home', kind: 'ui', verdict: 'confirmed', actor: 'policy' },
        { on: 'News', kind: 'ui', verdict: 'confirmed', actor: 'policy' },
        { on: 'Share this', kind: 'share' },
        { on: 'Footer', kind: 'template', verdict: 'confirmed', actor: 'policy' },
      ],
    },
  ],
};

describe('the flags of a document', () => {
  test('are shown from the shown confidence on, or when decided', async () => {
    const { review } = await openWindow();
    await review.open(3);
    expect(review.flags.map(({ kind }) => kind)).toEqual(['share']);
  });

  test('are stepped through without leaving the ends', async () => {
    const { review } = await openWindow();
    review.step(-1);
    expect(review.index).toBe(0);
    for (let time = 0; time < 5; time++) review.step(1);
    expect(review.index).toBe(2);
  });

  test('start at the first open one', async () => {
    const { review } = await openWindow([page]);
    expect(review.current?.kind).toBe('share');
  });
});

describe('what an import left out', () => {
  let window: Awaited<ReturnType<typeof openWindow>>;
  beforeEach(async () => (window = await openWindow([page])));

  test('is folded and stepped over', () => {
    const { review } = window;
    expect([0, 1, 2, 3].map((index) => review.isFolded(index))).toEqual([true, true, false, true]);
    review.step(-1);
    expect(review.index).toBe(2);
    review.step(1);
    expect(review.index).toBe(2);
  });

  test('can be looked at and kept with one key', async () => {
    const { review, decisions, backend } = window;
    review.toggleFold();
    review.step(-1);
    expect(review.index).toBe(1);
    decisions.decide('rejected');
    await settle();
    expect(backend.flagOn(1, 'News')?.verdict).toBe('rejected');
  });

  test('is opened again by one command, in one step', async () => {
    const { decisions, backend, commands } = window;
    commands.run('reopen-policy');
    await settle();
    expect(backend.counts(1)).toMatchObject({ open: 4, byPolicy: 0 });
    await decisions.undo();
    expect(backend.counts(1)).toMatchObject({ open: 1, byPolicy: 3 });
  });
});

describe('going about', () => {
  test('shows the last document asked for, whichever answer comes first', async () => {
    const { review, transport } = await openWindow();
    const release = transport.hold('documents.open');
    const first = review.open(2);
    const second = review.open(3);
    release();
    expect(await first).toBe(false);
    expect(await second).toBe(true);
    expect(review.document?.id).toBe(3);
  });

  test('says when a document cannot be opened and stays', async () => {
    const { review, transport, toasts } = await openWindow();
    transport.failNext('documents.open', 'DOCUMENT_UNKNOWN');
    expect(await review.open(3)).toBe(false);
    expect(review.document?.id).toBe(1);
    expect(review.current).toBeDefined();
    expect(toasts.shown.at(-1)?.message).toBe('There is no such document.');
  });

  test('goes back to the flag one came from', async () => {
    const { review } = await openWindow();
    review.goTo(2);
    await review.open(3);
    expect(review.canGoBack).toBe(true);
    await review.back();
    expect(review.document?.id).toBe(1);
    expect(review.index).toBe(2);
    expect(review.canGoBack).toBe(false);
  });
});
