import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { FlagPool, type FlaggerChoice } from '../../electron/backend/flag-pool';
import { loadResources } from '../../electron/backend/load-resources';
import { resourcesFolder } from '../../electron/backend/resources-folder';
import { inThread, type Flagger } from '../../electron/operations/flagger';
import { FoldAhead } from '../../electron/operations/fold-ahead';
import { importBatch } from '../../electron/operations/import-batch';
import type { JobContext } from '../../electron/operations/job-context';
import { insertBatch } from '../../electron/store/batches';
import { listBlockHashes, listBlocks } from '../../electron/store/blocks';
import type { WriteDb } from '../../electron/store/database';
import { getBytes, getText } from '../../electron/store/document-bodies';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { getPageMarkup } from '../../electron/store/page-markups';
import { listProblems } from '../../electron/store/problems';
import { setReadChoice } from '../../electron/store/read-choices';
import { getSourceFile } from '../../electron/store/source-files';
import { createEngine } from '../../shared/engine/create-engine';
import { useProgram } from '../support/built-program';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, testTime } from '../support/workspace-builders';
import { zipBytes } from '../support/zip-bytes';

const resources = resourcesFolder();
const engine = createEngine(loadResources(resources));
const harmedWorker = useProgram('harmed-flag-worker');

/** Workers that are ready to read. */
async function aPool({
  workers = 1,
  ...choice
}: Partial<FlaggerChoice> & { workers?: number } = {}): Promise<Flagger> {
  const usual = { engine: () => engine, resourcesFolder: resources, spared: 0 } as const;
  const bounds = {
    ...{ leastCharacters: 0, charactersForWorker: 1, leastFiles: 0 },
    mostWorkers: workers,
  };
  const pool = new FlagPool(harmedWorker.file(), { ...usual, bounds, ...choice }, '');
  pool.expect(1);
  await expect.poll(() => pool.reader?.width, { timeout: 20_000 }).toBe(workers);
  return pool;
}

const page = `<!doctype html><title>A pier</title><link rel=canonical href="https://b.example/x">
  <nav><a href="/">Home</a></nav><article><h1>A pier</h1><p>The pier was built by hand.</p></article>`;

const mixed: Readonly<Record<string, string | Buffer>> = {
  'plain.txt': 'The ferry left at dawn.\n\nNobody was on it, and nobody saw it leave.\n',
  'copy.txt': 'The ferry left at dawn.\n\nNobody was on it, and nobody saw it leave.\n',
  'marked.txt': Buffer.from('\ufeffMarked as UTF-8.\n'),
  'wide.txt': Buffer.from('\ufeffWide, with half a pair: \ud83d, and on.\n', 'utf16le'),
  'western.txt': Buffer.from('Stra\xdfen, gr\xfc\xdfe und \x84Zitate\x93', 'latin1'),
  'russian.txt': Buffer.from('cff0e8e2e5f22c20eae0ea20e4e5ebe03f', 'hex'),
  'damaged.txt': 'Ã¼ber die BrÃ¼cke \ufffd\n',
  'notes.md': '# Notes\n\nA line of them.',
  'page.html': page,
  'copied.html': page,
  'empty.txt': '',
  'blank.txt': ' \n\t\n',
  'picture.txt': Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'),
  'style.css': 'p { color: red }',
  'rows.jsonl': '{"text":"A row of it"}\n{"text":"Another row"}\n',
  'table.csv': 'title,text\nA pier,It was built by hand\n',
  'packed.txt.gz': gzipSync('What was packed.'),
  'many.zip': zipBytes([{ name: 'in/one.txt', content: 'In an archive.' }]),
  'large.txt': `${'A line of a large text. '.repeat(1000)}\n`.repeat(25),
  'sites/10.txt': 'Ein längerer Text über Fähren, die bei Nacht fahren und nie ankommen.',
  'sites/9.txt': 'Un texte sur les bateaux qui partent la nuit et qui n’arrivent jamais.',
  'gone.txt': 'Gone before it is read.',
  'pipe.txt': 'A pipe before it is read.',
  'link.txt': 'A link before it is read.',
};

const many = Object.fromEntries(
  Array.from({ length: 150 }, (_, at) => [`${at}.txt`, `The text of file ${at}.`]),
);
/** With the mixed ones more than are read with one call. */
const some = Object.fromEntries(Object.entries(many).slice(0, 40));

function aFolder(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A name that is not UTF-8 beside the others, and files that turn into something else. */
function meddle(folder: string): void {
  for (const name of ['gone.txt', 'pipe.txt', 'link.txt']) rmSync(join(folder, name));
  execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
  symlinkSync(join(folder, 'plain.txt'), join(folder, 'link.txt'));
}

/** Reads a folder into a batch, and counts what came in. */
async function readInto(
  { db, batchId }: { readonly db: WriteDb; readonly batchId: number },
  folder: string,
  flagger: Flagger,
  context: Partial<JobContext> = {},
) {
  const job = aContext(context);
  const ahead = new FoldAhead(flagger, job.signal);
  try {
    return await importBatch(db, { batchId, paths: [folder], ahead }, job);
  } finally {
    await flagger.close();
  }
}

function aBatch() {
  const { db } = temporaryWorkspace();
  return { db, batchId: insertBatch(db, 'A batch', testTime) };
}

/** Everything that is kept of what was read. */
function contentOf({ db, batchId }: ReturnType<typeof aBatch>) {
  const documents = listDocumentIds(db, batchId).map((id) => {
    const stored = getDocument(db, id)!;
    return {
      stored,
      ...{ text: getText(db, id), bytes: getBytes(db, id) },
      ...{ blocks: listBlocks(db, id), hashes: listBlockHashes(db, [id]) },
      markup: getPageMarkup(db, id),
      file: getSourceFile(db, stored.sourceFileId),
    };
  });
  return { documents, problems: listProblems(db, batchId) };
}

function pathsOf(batch: ReturnType<typeof aBatch>): string[] {
  return contentOf(batch).documents.map(({ stored }) => stored.path);
}

function problemsOf(batch: ReturnType<typeof aBatch>): string[] {
  return contentOf(batch).problems.map(({ path, code }) => `${path} ${code}`);
}

test('a folder of all sorts of files is stored as it is when this thread reads it', async () => {
  const read = async (flagger: Flagger) => {
    const folder = aFolder({ ...mixed, ...some });
    const odd = Buffer.concat([
      Buffer.from(`${folder}/caf`),
      Buffer.from([0xe9]),
      Buffer.from('.txt'),
    ]);
    writeFileSync(odd, 'Its name is not UTF-8.');
    const batch = aBatch();
    setReadChoice(batch.db, batch.batchId, { path: 'russian.txt', encoding: 'koi8-r' });
    setReadChoice(batch.db, batch.batchId, { path: 'notes.md', format: 'text' });
    let meddled = false;
    const outcome = await readInto(batch, folder, flagger, {
      onProgress({ phase }) {
        if (phase !== 'reading' || meddled) return;
        meddled = true;
        meddle(folder);
      },
    });
    return { outcome, ...contentOf(batch) };
  };
  const wanted = await read(inThread(engine)(''));
  expect(wanted.documents).toHaveLength(59);
  expect(wanted.problems).toHaveLength(7);
  expect(await read(await aPool())).toEqual(wanted);
  expect(await read(await aPool({ workers: 2 }))).toEqual(wanted);
});

test('what the batch holds already is known, and what changed since comes in', async () => {
  const folder = aFolder(mixed);
  const batch = aBatch();
  await readInto(batch, folder, await aPool());
  const before = contentOf(batch);
  const again = await readInto(batch, folder, await aPool());
  expect(again).toMatchObject({ imported: 0, known: before.documents.length });
  expect(contentOf(batch)).toEqual(before);
  writeFileSync(join(folder, 'plain.txt'), 'The ferry left at noon.');
  expect(await readInto(batch, folder, await aPool())).toMatchObject({ imported: 1, changed: 1 });
});

test('decoding settled by a curator since gives documents that are known their new texts', async () => {
  const folder = aFolder(mixed);
  const batch = aBatch();
  await readInto(batch, folder, await aPool());
  setReadChoice(batch.db, batch.batchId, { path: 'western.txt', encoding: 'windows-1251' });
  expect(await readInto(batch, folder, await aPool())).toMatchObject({ changed: 1 });
  const texts = contentOf(batch).documents.map(({ text }) => text);
  expect(texts).toContain('StraЯen, grьЯe und „Zitate“');
});

test('a file that is written on while a worker reads it gives no document and is named', async () => {
  const batch = aBatch();
  const folder = aFolder({ ...many, 'log.txt': 'This is written on meanwhile.' });
  await readInto(batch, folder, await aPool());
  expect(pathsOf(batch).sort()).toEqual(Object.keys(many).sort());
  expect(problemsOf(batch)).toEqual(['log.txt FILE_CHANGED']);
});

test.each([
  [1, 'dies of', undefined],
  [2, 'dies of', undefined],
  [1, 'hangs in', { base: 2000, perMillion: 0 }],
  [2, 'hangs in', { base: 2000, perMillion: 0 }],
])(
  'of %i: a file that a worker %s reading is named, the others are read',
  async (workers, harm, patience) => {
    const batch = aBatch();
    const folder = aFolder({ ...many, '77.txt': `Whoever reads this ${harm} reading.` });
    await readInto(batch, folder, await aPool({ workers, ...(patience && { patience }) }));
    const others = Object.keys(many).filter((path) => path !== '77.txt');
    expect(pathsOf(batch).sort()).toEqual(others.sort());
    expect(problemsOf(batch)).toEqual(['77.txt FILE_FAILED']);
  },
);

test.each([1, 2])(
  'cancelling ends the wait for one of %i that hangs while it reads',
  async (workers) => {
    const controller = new AbortController();
    const batch = aBatch();
    const folder = aFolder({ ...many, 'z.txt': 'Whoever reads this hangs in reading.' });
    const reading = readInto(
      batch,
      folder,
      await aPool({ workers, patience: { base: 600_000, perMillion: 0 } }),
      {
        signal: controller.signal,
        onProgress({ phase, done }) {
          if (phase === 'reading' && done === 100) setTimeout(() => controller.abort(), 100);
        },
      },
    );
    await expect(reading).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    // What earlier calls gave is there.
    expect(contentOf(batch).documents).toHaveLength(128);
  },
);

test('nothing comes in while reading is held', async () => {
  let release: (() => void) | undefined;
  let held: Promise<void> | undefined;
  let done = 0;
  const batch = aBatch();
  const reading = readInto(batch, aFolder(many), await aPool(), {
    held: () => held,
    onProgress(progress) {
      done = progress.done;
      if (done !== 40 || release) return;
      held = new Promise((resolve) => (release = resolve));
    },
  });
  await expect.poll(() => done).toBe(40);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(done).toBe(40);
  held = undefined;
  release!();
  await reading;
  expect(pathsOf(batch)).toHaveLength(150);
});
