import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { FlagPool, type FlaggerChoice, type WorkerBounds } from '../../electron/backend/flag-pool';
import { loadResources } from '../../electron/backend/load-resources';
import { resourcesFolder } from '../../electron/backend/resources-folder';
import { analyzeBatch } from '../../electron/operations/analyze-batch';
import { decideFlags } from '../../electron/operations/decide-flags';
import { inThread, type OpenFlagger } from '../../electron/operations/flagger';
import type { FoldAhead } from '../../electron/operations/fold-ahead';
import { importBatch } from '../../electron/operations/import-batch';
import { excludeDocument } from '../../electron/operations/mark-document';
import { insertBatch } from '../../electron/store/batches';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { listFlags } from '../../electron/store/flags';
import { getSketch } from '../../electron/store/near-duplicates';
import { listProblems } from '../../electron/store/problems';
import { createEngine } from '../../shared/engine/create-engine';
import { makeCorpus, newsShape } from '../support/corpus/make-corpus';
import { useProgram } from '../support/built-program';
import { dumpTables } from '../support/dump-tables';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, testTime } from '../support/workspace-builders';

const resources = resourcesFolder();
const engine = createEngine(loadResources(resources));
const news = new Map<string, string>();
for (const { path, text } of makeCorpus({ ...newsShape, documents: 60, sites: 4 })) {
  news.set(path, text);
}
for (let at = 0; at < 6; at++) {
  news.set(
    `pages/${at}.html`,
    `<!doctype html><title>Page ${at}</title><nav><a href="/">Home</a> <a href="/all">All of it</a></nav>
     <main><h1>Pier ${at}</h1><p>The pier with the number ${at} was built by hand, long ago.</p></main>
     <footer>Everything here was written by nobody.</footer>`,
  );
}

const harmedWorker = useProgram('harmed-flag-worker');

/** All that may be used is used, however small the batch. */
const everyWorker = {
  ...{ leastCharacters: 0, charactersForWorker: 20_000, leastFiles: 0 },
  mostWorkers: 2,
};
const oneWorker = { leastCharacters: 0, charactersForWorker: Infinity, leastFiles: 0 };
/** Documents are read here and sent. */
const readHere = { leastFiles: Infinity };
const readersOf = ({ leastFiles, mostWorkers = 1 }: WorkerBounds) => {
  return { readers: leastFiles === 0 ? mostWorkers : 0 };
};

function inWorkers(choice: Partial<FlaggerChoice>, file = harmedWorker.file()): OpenFlagger {
  const usual = { engine: () => engine, resourcesFolder: resources, spared: 0 } as const;
  return (workspace) => new FlagPool(file, { ...usual, ...choice }, workspace);
}

function writeTexts(folder: string, texts: ReadonlyMap<string, string>): void {
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Reads texts into a new batch, which is counted meanwhile, and flags it. */
async function analysis(
  openFlagger: OpenFlagger,
  texts: ReadonlyMap<string, string>,
  { context = aContext(), readers = 0 } = {},
) {
  const { db } = temporaryWorkspace();
  const folder = temporaryFolder();
  writeTexts(folder, texts);
  const batchId = insertBatch(db, 'A batch', testTime);
  const read = async (ahead: FoldAhead) => {
    ahead.flagger.expect?.(texts.size);
    await expect.poll(() => ahead.flagger.reader?.width ?? 0, { timeout: 20_000 }).toBe(readers);
    await importBatch(db, { batchId, paths: [folder], ahead }, context);
  };
  await analyzeBatch(db, { batchId, openFlagger, read }, context);
  const said = new Map<string, unknown>();
  for (const id of listDocumentIds(db, batchId)) {
    const { path, site, counts } = getDocument(db, id)!;
    said.set(path, { site, counts, flags: listFlags(db, id), sketch: getSketch(db, id)?.sketch });
  }
  const problems = listProblems(db, batchId).map(({ path, code }) => ({ path, code }));
  // No worker holds on to the log, however it ended.
  expect(db.pragma('wal_checkpoint(TRUNCATE)')).toMatchObject([{ busy: 0 }]);
  return { said, problems, tables: dumpTables(db) };
}

function without(path: string, said: ReadonlyMap<string, unknown>) {
  return new Map([...said].filter(([other]) => other !== path));
}

let known: ReturnType<typeof analysis> | undefined;
const inThisThread = () => (known ??= analysis(inThread(engine), news));

describe('a batch that workers count says what it says in this thread', () => {
  test.each([
    ['too small for any', { ...oneWorker, ...readHere, leastCharacters: Infinity }],
    ['for one, which keeps it', oneWorker],
    ['for two that read side by side', everyWorker],
    ['for as many as there may be', { ...everyWorker, charactersForWorker: 1, mostWorkers: 3 }],
    ['for one that is sent what was read here', { ...oneWorker, ...readHere }],
    ['for several, of what was read here', { ...everyWorker, ...readHere }],
  ])('%s', async (_, bounds) => {
    expect((await inThisThread()).problems).toEqual([]);
    // The engine is asked for where a small batch is counted here, or one is counted again.
    const asked = vi.fn(() => engine);
    const said = await analysis(inWorkers({ bounds, engine: asked }), news, readersOf(bounds));
    expect(said).toEqual(await inThisThread());
    expect(asked).toHaveBeenCalledTimes(bounds.leastCharacters === 0 ? 0 : 1);
  });
});

describe('a document that does harm is named, and the others are what they are without it', () => {
  test.each([oneWorker, everyWorker, { ...oneWorker, ...readHere }])(
    'a worker dies of counting %#',
    async (bounds) => {
      const path = 'alone/harm.txt';
      const texts = new Map([...news, [path, 'Whoever reads this dies of counting.']]);
      const { said, problems } = await analysis(inWorkers({ bounds }), texts, readersOf(bounds));
      expect(problems).toEqual([{ path, code: 'INTERNAL' }]);
      expect(without(path, said)).toEqual((await inThisThread()).said);
    },
  );

  test.each([oneWorker, everyWorker])('a worker dies of flagging %#', async (bounds) => {
    const path = 'alone/harm.txt';
    const texts = new Map([...news, [path, 'Whoever reads this dies of flagging.']]);
    const { said, problems } = await analysis(inWorkers({ bounds }), texts, readersOf(bounds));
    expect(problems).toEqual([{ path, code: 'INTERNAL' }]);
    const { said: wanted } = await analysis(inThread(engine), texts);
    expect(without(path, said)).toEqual(without(path, wanted));
  });
});

test('a batch that is analysed again has the same flags, decisions and counts', async () => {
  const { db } = temporaryWorkspace();
  const folder = temporaryFolder();
  writeTexts(folder, news);
  const batchId = insertBatch(db, 'A batch', testTime);
  const read = () => importBatch(db, { batchId, paths: [folder] }, aContext());
  await analyzeBatch(db, { batchId, openFlagger: inThread(engine), read }, aContext());
  const documentIds = listDocumentIds(db, batchId);
  for (const [at, documentId] of documentIds.entries()) {
    const [first, second] = listFlags(db, documentId);
    if (at % 3 === 0 && first) {
      decideFlags(db, { documentId, spans: [first], verdict: 'confirmed' }, testTime);
    }
    if (at % 4 === 0 && second) {
      decideFlags(db, { documentId, spans: [second], verdict: 'rejected' }, testTime);
    }
    if (at % 7 === 0) excludeDocument(db, { documentId, reason: 'spam' }, testTime);
  }
  const tables = dumpTables(db);
  for (const bounds of [everyWorker, oneWorker]) {
    await analyzeBatch(db, { batchId, openFlagger: inWorkers({ bounds }) }, aContext());
    expect(dumpTables(db)).toEqual(tables);
  }
});

test('what workers cannot read where it is stored, they are sent', async () => {
  const flagger = inWorkers({ bounds: everyWorker });
  const elsewhere = join(temporaryFolder(), 'none.winnow');
  expect(await analysis(() => flagger(elsewhere), news)).toEqual(await inThisThread());
});

test('where no worker starts, a batch is counted and flagged in this thread', async () => {
  const workerFile = join(temporaryFolder(), 'broken.mjs');
  writeFileSync(workerFile, 'throw new Error("no such luck");\n');
  const flagger = inWorkers({ bounds: everyWorker }, workerFile);
  expect(await analysis(flagger, news)).toEqual(await inThisThread());
});

test('cancelling ends what waits for a worker that hangs', async () => {
  const texts = new Map([...news, ['alone/harm.txt', 'Whoever reads this hangs in counting.']]);
  const controller = new AbortController();
  const context = aContext({
    signal: controller.signal,
    onProgress({ phase, done, total }) {
      // Every document is handed over: only the counting is waited for.
      const isHanded = phase === 'analyzing' && done === Math.floor(total! / 2);
      if (isHanded) setTimeout(() => controller.abort(), 100);
    },
  });
  // The deadline is longer than the test may take.
  const flagger = inWorkers({ bounds: oneWorker, patience: { base: 600_000, perMillion: 0 } });
  await expect(analysis(flagger, texts, { context })).rejects.toMatchObject({
    code: 'JOB_CANCELLED',
  });
});
