import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { importBatch } from '../../electron/operations/import-batch';
import { insertBatch } from '../../electron/store/batches';
import type { WriteDb } from '../../electron/store/database';
import { getBytes, getText } from '../../electron/store/document-bodies';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { listProblems } from '../../electron/store/problems';
import { setReadChoice } from '../../electron/store/read-choices';
import { getSourceFile } from '../../electron/store/source-files';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { httpAnswer, warcRecord } from '../support/warc-bytes';
import { aContext, testTime } from '../support/workspace-builders';
import { zipBytes } from '../support/zip-bytes';

function aBatch() {
  const { db } = temporaryWorkspace();
  const folder = temporaryFolder();
  const batchId = insertBatch(db, 'A batch', testTime);
  const read = (context = aContext()) => importBatch(db, { batchId, paths: [folder] }, context);
  const put = (name: string, content: string | Uint8Array) =>
    writeFileSync(join(folder, name), content);
  return { db, folder, batchId, read, put };
}

function stored(db: WriteDb, batchId: number) {
  return listDocumentIds(db, batchId).map((id) => {
    const document = getDocument(db, id)!;
    const { reader, sha256 } = getSourceFile(db, document.sourceFileId)!;
    return { ...document, text: getText(db, id), reader, fileDone: sha256 !== undefined };
  });
}

const crawlZip = zipBytes([
  { name: 'site/one.html', content: '<p>The tide mill grinds again.</p>' },
  { name: 'site/two.txt', content: 'The ferry sails on Monday.' },
  { name: 'rows.csv', content: 'id,text,section\n1,A row of a table.,local\n2,Another row.,\n' },
  { name: '../evil.txt', content: 'not to be read' },
]);

describe('formats', () => {
  test('archives, tables and web archives come in as documents with their own bytes', async () => {
    const { db, batchId, read, put, folder } = aBatch();
    put('crawl.zip', crawlZip);
    put('page.html.gz', gzipSync('<title>P</title><p>A packed page.</p>'));
    put('web.warc.gz', gzipSync(warcRecord('response', httpAnswer('<p>From the web.</p>'))));
    put('list.json', '{"items": [{"body": "Out of a list.", "lang": "en"}]}');
    put('unnamed', '{"text": "One."}\n{"text": "Two."}\n');
    await read();
    const documents = stored(db, batchId);
    expect(
      documents.map(({ path, recordKey, reader, text }) => [path, recordKey, reader, text]),
    ).toEqual([
      ['crawl.zip/rows.csv', '2', 'csv', 'A row of a table.'],
      ['crawl.zip/rows.csv', '3', 'csv', 'Another row.'],
      ['crawl.zip/site/one.html', undefined, 'html', 'The tide mill grinds again.'],
      ['crawl.zip/site/two.txt', undefined, 'text', 'The ferry sails on Monday.'],
      ['list.json', '1', 'json', 'Out of a list.'],
      ['page.html.gz', undefined, 'html', 'A packed page.'],
      ['unnamed', '1', 'jsonl', 'One.'],
      ['unnamed', '2', 'jsonl', 'Two.'],
      ['web.warc.gz', '1', 'warc', 'From the web.'],
    ]);
    expect(documents.every(({ fileDone }) => fileDone)).toBe(true);
    expect(documents[0]).toMatchObject({ fieldsJson: '{"section":"local"}', recordId: '"1"' });
    expect(getBytes(db, documents[0]!.id).toString()).toBe('1,A row of a table.,local');
    expect(listProblems(db, batchId)).toMatchObject([
      { path: 'crawl.zip/../evil.txt', code: 'ENTRY_REFUSED' },
    ]);
    expect(readFileSync(join(folder, 'crawl.zip')).equals(crawlZip)).toBe(true);
  });

  test('reading again doubles nothing, neither documents nor problems', async () => {
    const { db, batchId, read, put } = aBatch();
    put('crawl.zip', crawlZip);
    await read();
    const before = stored(db, batchId);
    expect(await read()).toMatchObject({ imported: 0, known: 4, problems: 1 });
    expect(stored(db, batchId)).toEqual(before);
    expect(listProblems(db, batchId)).toHaveLength(1);
  });

  test('a cancel inside an archive keeps what is whole, and reading again goes on from there', async () => {
    const { db, batchId, read, put } = aBatch();
    const files = Array.from({ length: 40 }, (_, at) => ({
      name: `${at}.txt`,
      content: `Text number ${at}.`,
    }));
    put('crawl.zip', zipBytes(files));
    let looks = 0;
    const controller = new AbortController();
    const held = () => {
      if (++looks === 15) controller.abort();
      return undefined;
    };
    const stopped = read(aContext({ signal: controller.signal, held }));
    await expect(stopped).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    const some = listDocumentIds(db, batchId).length;
    expect(some).toBeGreaterThan(3);
    expect(some).toBeLessThan(40);
    expect(await read()).toMatchObject({ imported: 40 - some, known: some });
    expect(stored(db, batchId).map(({ path }) => path)).toHaveLength(40);
  });

  test('reads a file as a curator chose, also inside an archive', async () => {
    const { db, batchId, read, put } = aBatch();
    put('page.log', '<p>Marked up.</p>');
    put('crawl.zip', zipBytes([{ name: 'rows.csv', content: 'text,note\nThe text.,The note.\n' }]));
    setReadChoice(db, batchId, { path: 'page.log', format: 'html' });
    setReadChoice(db, batchId, { path: 'crawl.zip/rows.csv', textField: 'note' });
    await read();
    expect(stored(db, batchId).map(({ text, reader }) => [text, reader])).toEqual([
      ['The note.', 'csv'],
      ['Marked up.', 'html'],
    ]);
  });

  test('counts what decoding lost, and tells the language', async () => {
    const { db, batchId, read, put } = aBatch();
    put(
      'a.txt',
      Buffer.from(
        `Die Gezeitenmühle mahlt wieder, sagt der Müller, und alle freuen sich sehr darüber.`,
      ),
    );
    put('b.txt', 'caf\ufffd and \ufffd');
    put(
      'c.txt',
      'The caf\u00c3\u00a9 of the tide mill opens on Monday, and everybody is glad of it.',
    );
    await read();
    expect(stored(db, batchId)).toMatchObject([
      { language: 'de', damage: { lost: 0, odd: 0 } },
      { damage: { lost: 2, odd: 0 } },
      { language: 'en', damage: { lost: 0, odd: 1 } },
    ]);
  });
});
