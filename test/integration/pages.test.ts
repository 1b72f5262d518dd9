import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadResources } from '../../electron/backend/load-resources';
import { resourcesFolder } from '../../electron/backend/resources-folder';
import { analyzeBatch } from '../../electron/operations/analyze-batch';
import { cleanStored } from '../../electron/operations/clean-stored';
import { decideFlags } from '../../electron/operations/decide-flags';
import { inThread } from '../../electron/operations/flagger';
import { getHistory } from '../../electron/operations/describe-change';
import { importBatch } from '../../electron/operations/import-batch';
import { loadDocument } from '../../electron/operations/load-document';
import { redo, undo } from '../../electron/operations/undo';
import { insertBatch } from '../../electron/store/batches';
import { listDecidedFlags } from '../../electron/store/decided-flags';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { listProblems } from '../../electron/store/problems';
import { parseHtml } from '../../electron/readers/parse-html';
import { createEngine } from '../../shared/engine/create-engine';
import { recordCuts } from '../../shared/engine/apply-cuts';
import { article, forum } from '../support/pages';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, testTime } from '../support/workspace-builders';

const openFlagger = inThread(createEngine(loadResources(resourcesFolder())));

async function aBatchOfPages() {
  const { db } = temporaryWorkspace();
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'article.html'), article.html);
  writeFileSync(join(folder, 'plain.txt'), 'The ferry left on Tuesday.\nAdvertisement');
  const batchId = insertBatch(db, 'Pages', testTime);
  const read = async () => {
    await importBatch(db, { batchId, paths: [folder] }, aContext());
    await analyzeBatch(db, { batchId, openFlagger }, aContext());
  };
  await read();
  const [page, text] = listDocumentIds(db, batchId) as [number, number];
  return { db, folder, batchId, page, text, read };
}

test('what stands beside the main content of a page is cut by policy when it comes in', async () => {
  const { db, page, text } = await aBatchOfPages();
  const flags = listDecidedFlags(db, page);
  const cuts = flags.filter(({ verdict }) => verdict === 'confirmed');
  expect(cuts.length).toBeGreaterThan(3);
  expect(new Set(cuts.map(({ actor }) => actor))).toEqual(new Set(['policy']));
  const clean = cleanStored(db, page, 'lf');
  expect(article.kept.filter((line) => !clean.text.includes(line))).toEqual([]);
  expect(article.cut.filter((line) => clean.text.split('\n').includes(line))).toEqual([]);
  expect(JSON.parse(clean.row)).toMatchObject({
    title: 'A mule brings the library back',
    author: 'Wren Castellane',
    published: '2024-10-17',
  });
  // Flags of plain text wait for the curator.
  const verdicts = listDecidedFlags(db, text).map(({ verdict }) => verdict);
  expect(new Set(verdicts)).toEqual(new Set(['open']));
});

test('the clean text is the text of the page without the recorded cuts', async () => {
  const { db, page } = await aBatchOfPages();
  const document = loadDocument(db, getDocument(db, page)!);
  const cuts = listDecidedFlags(db, page).filter(({ verdict }) => verdict === 'confirmed');
  let rest = '';
  let from = 0;
  for (const { start, end } of recordCuts(document.text, cuts)) {
    rest += document.text.slice(from, start);
    from = end;
  }
  rest += document.text.slice(from);
  expect(cleanStored(db, page, 'source').text).toBe(rest);
  expect(document.text).toBe(parseHtml(article.html).text);
});

test('what a curator keeps or undoes stays so when the batch is analysed again', async () => {
  const { db, folder, batchId, page, read } = await aBatchOfPages();
  const [first] = listDecidedFlags(db, page).filter(({ verdict }) => verdict === 'confirmed');
  decideFlags(db, { documentId: page, spans: [first!], verdict: 'rejected' }, testTime);
  writeFileSync(join(folder, 'forum.html'), forum.html);
  await read();
  const again = listDecidedFlags(db, page).find(({ start }) => start === first!.start)!;
  expect(again).toMatchObject({ verdict: 'rejected', actor: 'curator' });
  const [, added] = listDocumentIds(db, batchId) as [number, number];
  expect(listDecidedFlags(db, added).some(({ actor }) => actor === 'policy')).toBe(true);
});

test('undo takes back what the curator did, never what the import left out', async () => {
  const { db, folder, batchId, page, text, read } = await aBatchOfPages();
  expect(getHistory(db, batchId)).toEqual({ undo: null, redo: null });
  expect(undo(db, batchId, testTime)).toBeUndefined();
  const [flag] = listDecidedFlags(db, text);
  decideFlags(db, { documentId: text, spans: [flag!], verdict: 'rejected' }, testTime);
  writeFileSync(join(folder, 'forum.html'), forum.html);
  await read();
  expect(undo(db, batchId, testTime)).toMatchObject({ place: { documentId: text } });
  expect(getHistory(db, batchId).undo).toBeNull();
  const left = listDecidedFlags(db, page).filter(({ actor }) => actor === 'policy');
  expect(left.length).toBeGreaterThan(3);
  expect(left.every(({ verdict }) => verdict === 'confirmed')).toBe(true);
});

test('what an import leaves out does not take away what can be redone', async () => {
  const { db, folder, batchId, text, read } = await aBatchOfPages();
  const [flag] = listDecidedFlags(db, text);
  decideFlags(db, { documentId: text, spans: [flag!], verdict: 'rejected' }, testTime);
  undo(db, batchId, testTime);
  writeFileSync(join(folder, 'forum.html'), forum.html);
  await read();
  expect(redo(db, batchId, testTime)).toMatchObject({ place: { documentId: text } });
});

test('one command opens all of it again, and one undo closes it', async () => {
  const { db, batchId, page, read } = await aBatchOfPages();
  const cuts = listDecidedFlags(db, page).filter(({ verdict }) => verdict === 'confirmed');
  decideFlags(db, { documentId: page, spans: cuts, verdict: 'open' }, testTime);
  await read();
  const flags = listDecidedFlags(db, page);
  expect(flags.filter(({ verdict }) => verdict === 'confirmed')).toEqual([]);
  expect(cleanStored(db, page, 'lf').text).toBe(parseHtml(article.html).text);
  undo(db, batchId, testTime);
  const again = listDecidedFlags(db, page).filter(({ verdict }) => verdict === 'confirmed');
  expect(again.map(({ actor }) => actor)).toEqual(cuts.map(() => 'policy'));
});

test('a page that is built to break parsers is listed and read all the same, and the rest goes on', async () => {
  const { db, batchId, folder, page, read } = await aBatchOfPages();
  const before = listDecidedFlags(db, page);
  writeFileSync(join(folder, 'deep.html'), `${'<div>'.repeat(50_000)}The mule is late.`);
  const many = Array.from({ length: 300_000 }, (_, at) => `<i id=${at}>`).join('');
  writeFileSync(join(folder, 'many.html'), `<p>The ferry is late.${many}`);
  await read();
  const texts = listDocumentIds(db, batchId).map(
    (id) => loadDocument(db, getDocument(db, id)!).text,
  );
  expect(texts).toEqual(expect.arrayContaining(['The mule is late.', 'The ferry is late.']));
  expect(texts).toHaveLength(4);
  expect(listProblems(db, batchId)).toMatchObject(
    ['deep.html', 'many.html'].map((path) => ({ path, code: 'PAGE_TOO_COMPLEX' })),
  );
  expect(listDecidedFlags(db, page)).toEqual(before);
});
