import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importBatch } from '../../electron/operations/import-batch';
import { getBatch, insertBatch } from '../../electron/store/batches';
import { listCopies } from '../../electron/store/copies';
import type { WriteDb } from '../../electron/store/database';
import { getDocumentRow, listFilteredDocumentIds } from '../../electron/store/document-lists';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, testTime } from '../support/workspace-builders';

function aBatch() {
  const { db } = temporaryWorkspace();
  const folder = temporaryFolder();
  const batchId = insertBatch(db, 'A batch', testTime);
  const read = (paths: string[] = [folder]) => importBatch(db, { batchId, paths }, aContext());
  return { db, folder, batchId, read };
}

function pathsOf(db: WriteDb, batchId: number): string[] {
  return listDocumentIds(db, batchId).map((id) => getDocument(db, id)!.path);
}

test('reads again all that was ever named, each thing at its place', async () => {
  const { db, folder, batchId, read } = aBatch();
  const [one, two] = ['one', 'two'].map((name) => join(folder, name)) as [string, string];
  for (const root of [one, two]) {
    mkdirSync(root);
    writeFileSync(join(root, 'a.txt'), `first of ${root}`);
  }
  await read([one]);
  await read([two, join(folder, 'more.txt')]);
  expect(pathsOf(db, batchId)).toEqual(['a.txt', 'two/a.txt']);
  writeFileSync(join(one, 'b.txt'), 'second');
  writeFileSync(join(one, 'a.txt'), 'changed');
  writeFileSync(join(folder, 'more.txt'), 'here by now');
  const again = () => importBatch(db, { batchId }, aContext());
  expect(await again()).toMatchObject({ imported: 3, changed: 1, known: 1 });
  expect(pathsOf(db, batchId)).toEqual(['a.txt', 'a.txt', 'b.txt', 'more.txt', 'two/a.txt']);
  const versions = listDocumentIds(db, batchId).map((id) => getDocumentRow(db, id)!.version);
  expect(versions).toEqual(['older', 'newest', undefined, undefined, undefined]);
  expect(await again()).toMatchObject({ imported: 0, known: 4 });
  await read([one, two]);
  expect(getBatch(db, batchId)!.counts.documents).toBe(5);
});

test('marks the same bytes at other places as copies, where they give the same text', async () => {
  const { db, folder, batchId, read } = aBatch();
  for (const name of ['a.txt', 'b.txt', 'c.md', 'd.html']) {
    writeFileSync(join(folder, name), '<p>same</p>');
  }
  writeFileSync(join(folder, 'rows.jsonl'), '{"text": "x"}\n{"text": "x"}\n');
  await read();
  const documents = listDocumentIds(db, batchId).map((id) => getDocument(db, id)!);
  const [first] = documents;
  const copyOf = documents.map((document) => document.copyOf);
  expect(copyOf).toEqual([undefined, first!.id, first!.id, undefined, undefined, documents[4]!.id]);
  expect(listCopies(db, documents[1]!)).toEqual([
    { documentId: first!.id, path: 'a.txt' },
    { documentId: documents[2]!.id, path: 'c.md' },
  ]);
  expect(listFilteredDocumentIds(db, batchId, { state: 'copies' })).toHaveLength(3);
});
