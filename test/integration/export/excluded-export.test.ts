import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importBatch } from '../../../electron/operations/import-batch';
import { excludeDocument, noteDocument } from '../../../electron/operations/mark-document';
import { planExport } from '../../../electron/operations/plan-export';
import { undo } from '../../../electron/operations/undo';
import { insertBatch, setBatchState } from '../../../electron/store/batches';
import { listDocumentIds } from '../../../electron/store/documents';
import { auditOf, cut, importFiles, manifestOf, runExport } from '../../support/export-job';
import { folderContent } from '../../support/folder-content';
import { temporaryFolder } from '../../support/temporary-folder';
import { temporaryWorkspace } from '../../support/temporary-workspace';
import { aContext, aFlag, putFlags, testTime } from '../../support/workspace-builders';

async function anExclusion() {
  const workspace = temporaryWorkspace();
  const folder = join(temporaryFolder(), 'out');
  const imported = await importFiles(workspace, {
    'a.txt': 'Pears\nMenu\n',
    'b.txt': 'Buy now\nMenu\n',
    'rows.jsonl': '{"text": "plums"}\n{"text": "sloes"}\n',
  });
  const [a, b, plums] = imported.documentIds as [number, number, number];
  putFlags(workspace.db, b, [aFlag(8, 12), aFlag(0, 3)]);
  cut(workspace, b, { start: 8, end: 12 });
  cut(workspace, a, { start: 6, end: 10 });
  excludeDocument(workspace.db, { documentId: b, reason: 'spam' }, testTime);
  excludeDocument(workspace.db, { documentId: plums, reason: 'language' }, testTime);
  return { workspace, folder, a, b, ...imported };
}

test('excluded documents are left out, and listed in the audit and the manifest', async () => {
  const { workspace, folder, batchId } = await anExclusion();
  await runExport(workspace, { batchId, folder });
  expect(folderContent(join(folder, 'clean'))).toEqual({
    'a.txt': 'Pears\n',
    'rows.jsonl': '{"text":"sloes"}\n',
  });
  const { documents, excluded, counts } = manifestOf(folder);
  expect(documents).toHaveLength(2);
  expect(excluded).toMatchObject([
    { path: 'b.txt', excluded: 'spam', excludedAt: testTime },
    { path: 'rows.jsonl', recordKey: '1', excluded: 'language' },
  ]);
  expect(counts).toMatchObject({ open: 0, confirmed: 1, byCurator: 1 });
  const audit = auditOf(folder);
  expect(audit).toMatchObject([
    { path: 'a.txt', verdict: 'confirmed', cut: { start: 6, end: 11 } },
    { path: 'b.txt', excluded: 'spam', actor: 'curator', decidedAt: testTime },
    { path: 'b.txt', start: 0, verdict: 'open' },
    { path: 'b.txt', start: 8, verdict: 'confirmed' },
    { path: 'rows.jsonl', recordKey: '1', excluded: 'language' },
  ]);
  expect(audit[3]).not.toHaveProperty('cut');
});

test('a plan says how many are left out, and where the first ones go', async () => {
  const { workspace, folder, batchId, a } = await anExclusion();
  expect(await planExport(workspace.readDb, { batchId, folder })).toMatchObject({
    documents: 2,
    excluded: 2,
    excludedDocuments: [
      { path: 'b.txt', reason: 'spam' },
      { path: 'rows.jsonl', reason: 'language' },
    ],
    preview: [
      { path: 'a.txt', file: 'clean/a.txt', charactersCut: 5 },
      { path: 'rows.jsonl', file: 'clean/rows.jsonl', charactersCut: 0 },
    ],
  });
  excludeDocument(workspace.db, { documentId: a, reason: 'empty' }, testTime);
  undo(workspace.db, batchId, testTime);
  expect(await planExport(workspace.readDb, { batchId, folder })).toMatchObject({ documents: 2 });
});

test('notes stand in the audit: with their flag, or in a line of their own', async () => {
  const { workspace, folder, batchId, a } = await anExclusion();
  const note = (text: string, span?: { start: number; end: number }) =>
    noteDocument(workspace.db, { documentId: a, span, text }, testTime);
  note('sure?', { start: 6, end: 10 });
  note('ripe', { start: 0, end: 5 });
  note('whole');
  await runExport(workspace, { batchId, folder });
  expect(auditOf(folder).filter(({ path }) => path === 'a.txt')).toMatchObject([
    { note: 'whole' },
    { note: 'ripe', start: 0, end: 5, quote: 'Pears' },
    { note: 'sure?', start: 6, verdict: 'confirmed' },
  ]);
});

test('a name that is not UTF-8 stands in the manifest byte for byte', async () => {
  const workspace = temporaryWorkspace();
  const sources = join(temporaryFolder(), 'crawl');
  mkdirSync(sources);
  const names = ['ab\xe9.txt', 'ab\xea.txt'].map((name) => Buffer.from(name, 'latin1'));
  for (const [at, name] of names.entries()) {
    writeFileSync(Buffer.concat([Buffer.from(`${sources}/`), name]), `text ${at}`);
  }
  const batchId = insertBatch(workspace.db, 'crawl', testTime);
  await importBatch(workspace.db, { batchId, paths: [sources] }, aContext());
  setBatchState(workspace.db, batchId, 'ready');
  const [, second] = listDocumentIds(workspace.db, batchId);
  excludeDocument(workspace.db, { documentId: second!, reason: 'other' }, testTime);
  const folder = join(temporaryFolder(), 'out');
  await runExport(workspace, { batchId, folder });
  const { documents, excluded } = manifestOf(folder);
  expect(documents).toMatchObject([
    { path: 'ab\\xE9.txt', file: 'clean/ab_xE9.txt', pathBytes: names[0]!.toString('hex') },
  ]);
  expect(excluded).toMatchObject([{ pathBytes: names[1]!.toString('hex') }]);
});
