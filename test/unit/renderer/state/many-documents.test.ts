import { expect, test } from 'vitest';
import { settle, openWindow } from '../../../support/window-fixture';

const kinds = ['share', 'caption', 'ui'] as const;

/** Ten thousand documents of forty sites; two in three have one open flag. */
const batch = {
  name: 'a large crawl',
  documents: Array.from({ length: 10_000 }, (_, at) => ({
    path: `site-${at % 40}/page-${at}.txt`,
    site: `site-${at % 40}`,
    text: `Page ${at}\n\nShare this\n\nText of page ${at}.`,
    flags: at % 3 === 2 ? [] : [{ on: 'Share this', kind: kinds[at % 2]! }],
  })),
};

test('ten thousand documents are filtered, gone through and decided', async () => {
  const { documents, review, decisions, transport, backend } = await openWindow([batch]);
  expect(documents.shownIds).toHaveLength(10_000);
  expect(documents.openCount).toBe(6667);
  expect(transport.count('documents.rows')).toBe(0);

  await documents.change({ site: 'site-7', kind: 'caption' });
  const listed = documents.shownIds;
  expect(listed).toHaveLength(167);
  await documents.rows.need(listed);
  expect(transport.count('documents.rows')).toBe(1);
  expect(documents.rows.get(listed[0]!)?.path).toMatch(/^site-7\//);

  await review.open(documents.firstOpen()!);
  const visited: number[] = [];
  for (let time = 0; time < 167; time++) {
    visited.push(review.document!.id);
    decisions.decide('confirmed');
    await settle();
  }
  expect(visited).toEqual(listed);
  expect(backend.counts(1)).toMatchObject({ confirmed: 167, open: 6500 });
  expect(documents.shownIds).toBe(listed);
  expect(documents.firstOpen()).toBeUndefined();
  expect(documents.openBeside(review.document!.id, 1)).toBeUndefined();

  await documents.clearFilter();
  expect(documents.shownIds).toHaveLength(10_000);
  expect(documents.openCount).toBe(6500);
  await decisions.undo();
  expect(documents.openCount).toBe(6501);
});

test('rows of all documents come in pages', async () => {
  const { documents, transport } = await openWindow([batch]);
  await documents.rows.need(documents.ids);
  expect(transport.count('documents.rows')).toBe(20);
  expect(documents.rows.get(10_000)?.path).toBe('site-39/page-9999.txt');
});
