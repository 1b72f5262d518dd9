import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../shared/engine/create-engine';
import { analyzeBatch } from '../../electron/operations/analyze-batch';
import { inThread, type OpenFlagger } from '../../electron/operations/flagger';
import { importBatch } from '../../electron/operations/import-batch';
import { getBatch, insertBatch } from '../../electron/store/batches';
import { findDocumentId } from '../../electron/store/document-uids';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { listFlags } from '../../electron/store/flags';
import { hashBlock } from '../../electron/store/packed-blocks';
import { packFlags } from '../../electron/store/packed-flags';
import { listProblems } from '../../electron/store/problems';
import { getOccurrences } from '../../electron/store/repeated-blocks';
import { sketch } from '../../shared/engine/sketch';
import { wordRuns } from '../../shared/engine/sketch-runs';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, aFlag, testTime } from '../support/workspace-builders';

function aBatch() {
  const { db } = temporaryWorkspace();
  const folder = temporaryFolder();
  const batchId = insertBatch(db, 'A batch', testTime);
  const read = () => importBatch(db, { batchId, paths: [folder] }, aContext());
  return { db, folder, batchId, read };
}

describe('analyzeBatch', () => {
  /** Flags the first line of every document. */
  const firstLine: Engine = {
    detectors: [],
    flag: ({ text, blocks }) =>
      text.includes('poison')
        ? fail()
        : blocks.slice(0, 1).map(({ start, end }) => aFlag(start, end)),
  };

  function fail(): never {
    throw new Error('made to fail');
  }

  async function anAnalysis(texts: Readonly<Record<string, string>>) {
    const made = aBatch();
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(join(made.folder, path, '..'), { recursive: true });
      writeFileSync(join(made.folder, path), text);
    }
    await made.read();
    const analyze = (context = aContext()) =>
      analyzeBatch(made.db, { batchId: made.batchId, openFlagger: inThread(firstLine) }, context);
    await analyze();
    return { ...made, analyze };
  }

  test('flags all documents and names their sites', async () => {
    const { db, batchId } = await anAnalysis({
      ...Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`gazette/${at}.txt`, `text ${at}`])),
      'few/1.txt': 'alone',
      'page.html': '<link rel=canonical href="https://www.b.example/x"><p>page</p>',
    });
    expect(getBatch(db, batchId)).toMatchObject({
      state: 'ready',
      sites: 2,
      counts: { documents: 7, flags: 7, open: 7, documentsDone: 0 },
    });
    const sites = listDocumentIds(db, batchId).map((id) => getDocument(db, id)!.site);
    expect(sites).toEqual([undefined, ...Array<string>(5).fill('gazette'), 'b.example']);
  });

  test('a folder that gave too few documents is no site, however many files it holds', async () => {
    const { db, batchId } = await anAnalysis({
      ...Object.fromEntries([1, 2, 3, 4].map((at) => [`gazette/${at}.txt`, `text ${at}`])),
      'gazette/5.txt': '',
    });
    const sites = listDocumentIds(db, batchId).map((id) => getDocument(db, id)!.site);
    expect(sites).toEqual(Array(4).fill(undefined));
    expect(getBatch(db, batchId)!.sites).toBe(0);
  });

  test('a document the engine fails on is listed, the others go on, and again the next time', async () => {
    const { db, batchId, analyze } = await anAnalysis({ 'a.txt': 'poison', 'b.txt': 'fine' });
    expect(listProblems(db, batchId)).toMatchObject([{ path: 'a.txt', code: 'INTERNAL' }]);
    expect(getBatch(db, batchId)!.counts).toMatchObject({ flags: 1, problems: 1 });
    await analyze();
    expect(getBatch(db, batchId)!.counts).toMatchObject({ flags: 1, problems: 1 });
  });

  test('can be cancelled; the state tells, and the next one completes it', async () => {
    const { db, batchId, analyze } = await anAnalysis({ 'a.txt': 'one', 'b.txt': 'two' });
    const controller = new AbortController();
    const context = aContext({ signal: controller.signal, onProgress: () => controller.abort() });
    await expect(analyze(context)).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    expect(getBatch(db, batchId)!.state).toBe('analyzing');
    await analyze();
    expect(getBatch(db, batchId)!.state).toBe('ready');
  });

  test('waits for no worker that hangs once it is cancelled', async () => {
    const made = aBatch();
    for (let at = 0; at < 60; at++) writeFileSync(join(made.folder, `${at}.txt`), `text ${at}`);
    await made.read();
    const controller = new AbortController();
    const openFlagger: OpenFlagger = () => ({
      ...inThread(firstLine)(''),
      flag() {
        controller.abort();
        return new Promise(() => undefined);
      },
    });
    const context = aContext({ signal: controller.signal });
    const analyzed = analyzeBatch(made.db, { batchId: made.batchId, openFlagger }, context);
    await expect(analyzed).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  });

  test('finds twins and stable ids, also of a batch whose analysis was broken off', async () => {
    const made = aBatch();
    const line = 'the same line';
    for (let at = 0; at < 3; at++) writeFileSync(join(made.folder, `${at}.txt`), `${line}\n${at}`);
    await made.read();
    const { db, batchId } = made;
    const ids = listDocumentIds(db, batchId);
    const indexed = () => ({
      twins: getOccurrences(db, batchId, hashBlock(line, 0, line.length)),
      found: ids.map((id) => findDocumentId(db, batchId, getDocument(db, id)!.uid)),
    });
    const openFlagger: OpenFlagger = (workspace) => ({
      ...inThread(firstLine)(workspace),
      finish: () => Promise.reject(new Error('made to fail')),
    });
    await expect(analyzeBatch(db, { batchId, openFlagger }, aContext())).rejects.toThrow(
      'made to fail',
    );
    expect(getBatch(db, batchId)!.state).toBe('analyzing');
    expect(indexed()).toEqual({ twins: 3, found: ids });
    await analyzeBatch(db, { batchId, openFlagger: inThread(firstLine) }, aContext());
    expect(indexed()).toEqual({ twins: 3, found: ids });
  });

  test('stores what workers answer in whatever order, and lists what they gave up', async () => {
    const made = aBatch();
    for (let at = 0; at < 60; at++) writeFileSync(join(made.folder, `${at}.txt`), `text ${at}`);
    await made.read();
    const answered: number[] = [];
    let closed = 0;
    const folded: string[] = [];
    const openFlagger: OpenFlagger = () => {
      let calls = 0;
      return {
        width: 3,
        fold(documents) {
          folded.push(...documents.map(({ text }) => text));
          return Promise.resolve();
        },
        finish: () => Promise.resolve([]),
        async flag(chunk) {
          const call = calls++;
          // The later of two calls answers first.
          for (let turn = call % 2 === 0 ? 20 : 0; turn > 0; turn--) await setImmediate();
          answered.push(call);
          return chunk.map((document) => {
            const { text } = document.load();
            return text === 'text 7'
              ? ({ failure: 'timeout', reason: '30 seconds' } as const)
              : { flags: packFlags([aFlag(0, text.length)]), sketch: sketch(wordRuns(text)) };
          });
        },
        close: () => Promise.resolve(void closed++),
      };
    };
    await analyzeBatch(made.db, { batchId: made.batchId, openFlagger }, aContext());
    expect(folded.sort()).toEqual(Array.from({ length: 60 }, (_, at) => `text ${at}`).sort());
    expect(answered).not.toEqual(answered.toSorted());
    expect(closed).toBe(1);
    expect(listProblems(made.db, made.batchId)).toMatchObject([
      { path: '7.txt', code: 'FLAGGING_TIMEOUT' },
    ]);
    for (const id of listDocumentIds(made.db, made.batchId)) {
      const { path } = getDocument(made.db, id)!;
      const { length } = `text ${path.replace('.txt', '')}`;
      expect(listFlags(made.db, id)).toMatchObject(path === '7.txt' ? [] : [{ end: length }]);
    }
  });
});
