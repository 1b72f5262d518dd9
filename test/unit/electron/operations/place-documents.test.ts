import { expect, test } from 'vitest';
import { placeDocuments } from '../../../../electron/operations/place-documents';
import type { DocumentPlace } from '../../../../electron/store/document-places';

function aPlace(id: number, path: string, more: Partial<DocumentPlace> = {}): DocumentPlace {
  return { id, path, reader: 'text', record: false, excluded: false, ...more };
}

test('texts stand at their own path, the text of a page beside its name', () => {
  const placed = placeDocuments([
    aPlace(1, 'a/b.txt'),
    aPlace(2, 'a/b.md', { reader: 'markdown' }),
    aPlace(3, 'a/b.html', { reader: 'html' }),
  ]);
  expect(placed.map(({ file }) => file)).toEqual([
    'clean/a/b.txt',
    'clean/a/b.md',
    'clean/a/b.html.txt',
  ]);
  expect(placed.some(({ renamedFrom, records }) => renamedFrom !== undefined || records)).toBe(
    false,
  );
});

test('records of one file stay together and in order, also where files sort alike', () => {
  const record = { reader: 'jsonl', record: true };
  const placed = placeDocuments([
    aPlace(1, 'Day.jsonl', record),
    aPlace(2, 'day.jsonl', record),
    aPlace(3, 'Day.jsonl', record),
  ]);
  expect(placed).toEqual([
    { file: 'clean/Day.jsonl', records: true, documentIds: [1, 3] },
    {
      file: 'clean/day-2.jsonl',
      renamedFrom: 'clean/day.jsonl',
      records: true,
      documentIds: [2],
    },
  ]);
});

test('two documents of the same path get two files', () => {
  const placed = placeDocuments([aPlace(1, 'a.txt'), aPlace(2, 'a.txt')]);
  expect(placed.map(({ file }) => file)).toEqual(['clean/a.txt', 'clean/a-2.txt']);
});

test('a page does not take the name of a text', () => {
  const placed = placeDocuments([aPlace(1, 'a.html', { reader: 'html' }), aPlace(2, 'a.html.txt')]);
  expect(placed.map(({ file }) => file)).toEqual(['clean/a.html.txt', 'clean/a.html-2.txt']);
});

test('what is excluded gets no file, and its name stays free', () => {
  const placed = placeDocuments([
    aPlace(1, 'A.txt', { excluded: true }),
    aPlace(2, 'a.txt'),
    aPlace(3, 'rows.jsonl', { reader: 'jsonl', record: true, excluded: true }),
    aPlace(4, 'rows.jsonl', { reader: 'jsonl', record: true }),
    aPlace(5, 'other.jsonl', { reader: 'jsonl', record: true, excluded: true }),
  ]);
  expect(placed.map(({ file, documentIds }) => [file, documentIds])).toEqual([
    ['clean/a-2.txt', [2]],
    ['clean/rows.jsonl', [4]],
  ]);
});
