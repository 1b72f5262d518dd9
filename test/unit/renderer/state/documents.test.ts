import { beforeEach, describe, expect, test } from 'vitest';
import { openWindow, settle } from '../../../support/window-fixture';

let window: Awaited<ReturnType<typeof openWindow>>;
beforeEach(async () => (window = await openWindow()));

describe('the list of documents', () => {
  test('knows all ids and which are open, but no row before it is needed', async () => {
    const { documents } = window;
    expect(documents.ids).toEqual([1, 2, 3]);
    expect(documents.openCount).toBe(2);
    expect(documents.row(1)).toBeUndefined();
    await documents.need([1, 2]);
    expect(documents.row(1)).toMatchObject({ path: 'harbour/ferry.txt', open: 3 });
    expect(documents.row(3)).toBeUndefined();
  });

  test('asks for each row once', async () => {
    const { documents, transport } = window;
    await Promise.all([documents.need([1, 2]), documents.need([2, 3]), documents.need([1])]);
    const asked = transport.calls
      .filter(({ call }) => call === 'documents.rows')
      .flatMap(({ payload }) => (payload as { ids: number[] }).ids);
    expect(asked.toSorted()).toEqual([1, 2, 3]);
  });

  test('keeps a document that gets done in the list until the filter is set again', async () => {
    const { documents, decisions } = window;
    documents.setFilter('open');
    expect(documents.shownIds).toEqual([1, 3]);
    for (let time = 0; time < 3; time++) decisions.decide('rejected');
    await settle();
    expect(documents.shownIds).toEqual([1, 3]);
    expect(documents.isOpen(1)).toBe(false);
    documents.setFilter('open');
    expect(documents.shownIds).toEqual([3]);
  });

  test('finds documents by any part of their path', async () => {
    const { documents } = window;
    documents.setSearch('UPLAND/');
    expect(documents.searching).toBe(true);
    await settle();
    expect(documents.searching).toBe(false);
    expect(documents.shownIds).toEqual([3]);
    documents.setSearch('');
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
