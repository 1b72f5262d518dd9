import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decideFlags } from '../../electron/operations/decide-flags';
import { importBatch } from '../../electron/operations/import-batch';
import { readAs } from '../../electron/operations/read-as';
import { undo } from '../../electron/operations/undo';
import { insertBatch } from '../../electron/store/batches';
import { getText } from '../../electron/store/document-bodies';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { getSourceFile } from '../../electron/store/source-files';
import { listVerdicts } from '../../electron/store/verdicts';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, testTime } from '../support/workspace-builders';

async function aBatch(files: Readonly<Record<string, string>>) {
  const { db } = temporaryWorkspace();
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const batchId = insertBatch(db, 'A batch', testTime);
  await importBatch(db, { batchId, paths: [folder] }, aContext());
  const shown = () =>
    listDocumentIds(db, batchId)
      .map((id) => getDocument(db, id)!)
      .filter(({ excluded }) => !excluded)
      .map(({ id, sourceFileId }) => [getText(db, id), getSourceFile(db, sourceFileId)!.reader]);
  return { db, batchId, shown };
}

test('a table read as text gives one document; its rows are excluded, and come back', async () => {
  const table = 'text,note\nThe text.,The note.\n';
  const { db, batchId, shown } = await aBatch({ 'a.csv': table, 'b.txt': 'Other.' });
  await readAs(db, { batchId, path: 'a.csv', format: 'text' }, aContext());
  expect(shown()).toEqual([
    [table, 'text'],
    ['Other.', 'text'],
  ]);
  expect(undo(db, batchId, testTime)).toMatchObject({ label: 'Read anew as text' });
  await readAs(db, { batchId, path: 'a.csv' }, aContext());
  expect(shown()).toEqual([
    ['The text.', 'csv'],
    ['Other.', 'text'],
  ]);
});

test('another text field, or a page for a text, takes the decisions along', async () => {
  const { db, batchId, shown } = await aBatch({
    'a.csv': 'text,note\nThe text of the row.,The note of it.\n',
    'b.log': '<p>Marked up.</p><p>Share this article</p>',
  });
  const [row, page] = listDocumentIds(db, batchId) as [number, number];
  const start = getText(db, page).indexOf('Share this article');
  const spans = [{ start, end: start + 'Share this article'.length }];
  decideFlags(db, { documentId: page, spans, verdict: 'confirmed' }, testTime);
  await readAs(db, { batchId, path: 'b.log', format: 'html' }, aContext());
  await readAs(db, { batchId, path: 'a.csv', textField: 'note' }, aContext());
  expect(getText(db, row)).toBe('The note of it.');
  expect(shown()).toEqual([
    ['The note of it.', 'csv'],
    ['Marked up.\nShare this article', 'html'],
  ]);
  expect(listVerdicts(db, page)).toMatchObject([{ start: 11, end: 29, actor: 'curator' }]);
});

test('a file that gives nothing as that format takes nothing away', async () => {
  const { db, batchId, shown } = await aBatch({ 'b.txt': 'No record at all.' });
  await readAs(db, { batchId, path: 'b.txt', format: 'jsonl' }, aContext());
  expect(shown()).toEqual([['No record at all.', 'text']]);
});
