import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openWindow, settle, threeDocuments } from '../../../support/window-fixture';

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => (window = await openWindow()));

describe('the list of documents', () => {
  test('knows all ids and which are open, but no row before it is needed', async () => {
    const { documents } = window;
    expect(documents.ids).toEqual([1, 2, 3]);
    expect(documents.openCount).toBe(2);
    expect(documents.rows.get(1)).toBeUndefined();
    await documents.rows.need([1, 2]);
    expect(documents.rows.get(1)).toMatchObject({ path: 'harbour/ferry.txt', open: 3 });
    expect(documents.rows.get(3)).toBeUndefined();
  });

  test('asks for each row once', async () => {
    const { documents, transport } = window;
    await Promise.all([
      documents.rows.need([1, 2]),
      documents.rows.need([2, 3]),
      documents.rows.need([1]),
    ]);
    const asked = transport.calls
      .filter(({ call }) => call === 'documents.rows')
      .flatMap(({ payload }) => (payload as { ids: number[] }).ids);
    expect(asked.toSorted()).toEqual([1, 2, 3]);
  });

  test('keeps a document that gets done in the list until the filter is set again', async () => {
    const { documents, decisions } = window;
    await documents.showState('open');
    expect(documents.shownIds).toEqual([1, 3]);
    for (let time = 0; time < 3; time++) decisions.decide('rejected');
    await settle();
    expect(documents.shownIds).toEqual([1, 3]);
    expect(documents.isOpen(1)).toBe(false);
    await documents.showState('open');
    expect(documents.shownIds).toEqual([3]);
  });

  test('finds documents by any part of their path', async () => {
    const { documents } = window;
    const searching = documents.change({ name: 'UPLAND/' });
    expect(documents.searching).toBe(true);
    await searching;
    expect(documents.searching).toBe(false);
    expect(documents.shownIds).toEqual([3]);
    await documents.change({ name: '' });
    expect(documents.shownIds).toEqual([1, 2, 3]);
  });

  test('finds the next open document round the end, never the same one', () => {
    const { documents } = window;
    expect(documents.openBeside(1, 1)).toBe(3);
    expect(documents.openBeside(3, 1)).toBe(1);
    expect(documents.openBeside(1, -1)).toBe(3);
    documents.apply([{ documentId: 3, open: 0, flags: 1 }]);
    expect(documents.openBeside(1, 1)).toBeUndefined();
  });
});

describe('a filter', () => {
  test('is made of parts that all have to fit', async () => {
    const { documents } = window;
    await documents.change({ kind: 'share' });
    expect(documents.shownIds).toEqual([1, 3]);
    await documents.change({ site: 'upland' });
    expect(documents.shownIds).toEqual([3]);
    await documents.change({ kind: undefined, state: 'done' });
    expect(documents.shownIds).toEqual([]);
    await documents.clearFilter();
    expect(documents.filter).toEqual({});
    expect(documents.shownIds).toEqual([1, 2, 3]);
  });

  test('makes rows count the flags it is about, and follows decisions on them', async () => {
    const { documents, decisions, review, backend } = window;
    await documents.rows.need([1]);
    expect(documents.rows.get(1)).toMatchObject({ open: 3 });
    expect(documents.rows.get(1)).not.toHaveProperty('fitting');
    await documents.change({ kind: 'share' });
    await documents.rows.need([1]);
    expect(documents.rows.get(1)).toMatchObject({ open: 3, fitting: 1 });
    review.goToSpan(backend.flagOn(1, 'Share this')!);
    decisions.decide('confirmed');
    await settle();
    expect(documents.rows.get(1)).toMatchObject({ open: 2, fitting: 0 });
    await documents.change({ kind: undefined });
    await documents.rows.need([1]);
    expect(documents.rows.get(1)).not.toHaveProperty('fitting');
  });

  test('shows the answer to the last question, and asks no question per letter', async () => {
    const { documents, transport } = window;
    const release = transport.hold('documents.list');
    const before = transport.count('documents.list');
    for (const name of ['m', 'mi', 'mil', 'mill']) void documents.change({ name });
    release();
    await settle();
    expect(documents.shownIds).toEqual([3]);
    expect(transport.count('documents.list') - before).toBe(2);
  });

  test('taken away while the list is on its way shows everything', async () => {
    const { documents, transport } = window;
    const release = transport.hold('documents.list');
    const filtered = documents.change({ kind: 'related' });
    await documents.clearFilter();
    release();
    await filtered;
    expect(documents.shownIds).toEqual([1, 2, 3]);
    expect(documents.searching).toBe(false);
  });

  test('that cannot be asked for says why and leaves the list', async () => {
    const { documents, transport, toasts } = window;
    transport.failNext('documents.list', 'DISK_FULL');
    await documents.change({ kind: 'share' });
    expect(documents.shownIds).toEqual([1, 2, 3]);
    expect(documents.searching).toBe(false);
    expect(toasts.shown.at(-1)?.tone).toBe('error');
  });

  test('is found again when one comes back to the batch', async () => {
    const two = await openWindow([threeDocuments, { ...threeDocuments, name: 'autumn crawl' }]);
    const { documents, session } = two;
    await session.openBatch(1);
    await documents.change({ kind: 'share', site: 'harbour' });
    await session.openBatch(2);
    expect(documents.filter).toEqual({});
    expect(documents.shownIds).toEqual([4, 5, 6]);
    await session.openBatch(1);
    expect(documents.filter).toEqual({ kind: 'share', site: 'harbour' });
    expect(documents.shownIds).toEqual([1]);
    expect(two.review.current?.kind).toBe('share');
  });

  test('steps through the states that have documents', async () => {
    const { documents, client } = { ...window, client: window.backend.handlers };
    client.documents.exclude({ documentId: 2, reason: 'spam' });
    await documents.refresh();
    const seen: (string | undefined)[] = [];
    for (let time = 0; time < 3; time++) {
      await documents.nextState();
      seen.push(documents.filter.state);
    }
    expect(seen).toEqual(['open', 'excluded', undefined]);
  });
});

describe('counts to filter by', () => {
  test('follow decisions without the list being touched', async () => {
    const { documents, decisions } = window;
    await documents.change({ kind: 'metadata' });
    expect(documents.facets?.kinds).toContainEqual({ kind: 'metadata', open: 1 });
    decisions.decide('confirmed');
    await settle();
    await documents.refresh();
    expect(documents.facets?.kinds.map(({ kind }) => kind)).toEqual(['share', 'related']);
    expect(documents.shownIds).toEqual([1]);
  });

  test('are asked for once after many decisions', async () => {
    vi.useFakeTimers();
    const { decisions, transport } = window;
    const before = transport.count('documents.facets');
    decisions.decide('confirmed');
    decisions.decide('confirmed');
    await vi.advanceTimersByTimeAsync(2000);
    expect(transport.count('documents.facets') - before).toBe(1);
    vi.useRealTimers();
  });
});

describe('under a filter for flags', () => {
  test('the keys go to flags that fit, in documents that have them', async () => {
    const { documents, review, decisions, backend } = window;
    await documents.change({ kind: 'share' });
    expect(review.wantedCount).toBe(1);
    review.stepOpen(1);
    expect(review.current?.kind).toBe('share');
    review.step(1);
    expect(review.current?.kind).toBe('share');
    decisions.decide('rejected');
    await settle();
    expect(review.document?.id).toBe(3);
    expect(review.current?.kind).toBe('share');
    expect(backend.flagOn(1, 'By Ida Moss')?.verdict).toBe('open');
    expect(documents.openBeside(3, 1)).toBeUndefined();
    await decisions.undo();
    await documents.refresh();
    expect(documents.openBeside(3, 1)).toBe(1);
  });

  test('a band is what the flags are judged by', async () => {
    const { documents, review } = window;
    await documents.change({ band: 'check' });
    expect(documents.shownIds).toEqual([]);
    expect(review.wantedCount).toBe(0);
    await documents.change({ band: 'certain' });
    expect(documents.shownIds).toEqual([1, 3]);
    expect(review.wantedCount).toBe(3);
  });

  test('a document without such flags is gone through as ever', async () => {
    const { documents, review } = window;
    await documents.change({ kind: 'promo' });
    review.step(1);
    expect(review.index).toBe(1);
  });

  test('decisions on many documents are looked up', async () => {
    const { documents, twins, review } = window;
    await documents.change({ kind: 'share' });
    review.stepOpen(1);
    await twins.ask();
    await twins.decide('confirmed');
    await documents.refresh();
    expect(documents.firstOpen()).toBeUndefined();
    expect(documents.shownIds).toEqual([1, 3]);
  });
});

describe('rows', () => {
  test('follow exclusions and notes', async () => {
    const { documents, decisions, backend } = window;
    await documents.rows.need([1, 2]);
    await decisions.send(2, [], () =>
      Promise.resolve(backend.handlers.documents.exclude({ documentId: 2, reason: 'spam' })),
    );
    expect(documents.rows.get(2)).toMatchObject({ excluded: 'spam', path: 'harbour/clean.txt' });
    await decisions.undo();
    expect(documents.rows.get(2)).not.toHaveProperty('excluded');
  });
});
