import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importBatch } from '../../electron/operations/import-batch';
import { walkSources } from '../../electron/operations/walk-sources';
import { insertBatch } from '../../electron/store/batches';
import { listBlocks } from '../../electron/store/blocks';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { listProblems } from '../../electron/store/problems';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, testTime } from '../support/workspace-builders';

/** Imports paths; `meddle` is called once, when all files are found and none is read yet. */
async function importWith(paths: readonly string[], meddle: () => void = () => undefined) {
  const { db } = temporaryWorkspace();
  const batchId = insertBatch(db, 'A batch', testTime);
  let meddled = false;
  await importBatch(
    db,
    { batchId, paths },
    {
      ...aContext(),
      onProgress({ phase }) {
        if (phase !== 'reading' || meddled) return;
        meddled = true;
        meddle();
      },
    },
  );
  const documents = listDocumentIds(db, batchId).map((id) => getDocument(db, id)!);
  return {
    db,
    documents,
    paths: documents.map(({ path }) => path),
    problems: listProblems(db, batchId).map(({ path, code }) => `${path} ${code}`),
  };
}

test('files that go or turn into something else before they are read are listed', async () => {
  const folder = temporaryFolder();
  const elsewhere = join(temporaryFolder(), 'secret.txt');
  writeFileSync(elsewhere, 'not to be read');
  const names = ['gone.txt', 'link.txt', 'pipe.txt', 'folder.txt', 'whole.txt', 'shrunk.txt'];
  const path = (name: string) => join(folder, name);
  for (const name of names) writeFileSync(path(name), `The text of ${name}.`);
  const { paths, problems } = await importWith([folder], () => {
    for (const name of names.slice(0, 4)) rmSync(path(name));
    symlinkSync(elsewhere, path('link.txt'));
    execFileSync('mkfifo', [path('pipe.txt')]);
    mkdirSync(path('folder.txt'));
    truncateSync(path('shrunk.txt'), 0);
  });
  expect(paths).toEqual(['whole.txt']);
  expect(problems.sort()).toEqual([
    'folder.txt FILE_NOT_REGULAR',
    'gone.txt PATH_NOT_FOUND',
    'link.txt FILE_NOT_REGULAR',
    'pipe.txt FILE_NOT_REGULAR',
    'shrunk.txt FILE_EMPTY',
  ]);
});

test('a folder that is not there is listed, and one inside another is read once', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  writeFileSync(join(folder, 'a/b/one.txt'), 'one');
  const { paths, problems } = await importWith([
    folder,
    join(folder, 'a'),
    join(temporaryFolder(), 'gone'),
  ]);
  expect(paths).toHaveLength(1);
  expect(problems).toEqual(['gone PATH_NOT_FOUND']);
});

test.skipIf(!existsSync('/proc/self/mem'))(
  'a file whose bytes the disk does not give is listed, the others are read',
  async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.txt'), 'fine');
    // Reading it from its start is an error of the device.
    symlinkSync('/proc/self/mem', join(folder, 'broken.txt'));
    expect(() => readFileSync(join(folder, 'broken.txt'))).toThrow('EIO');
    const { paths, problems } = await importWith([
      join(folder, 'a.txt'),
      join(folder, 'broken.txt'),
    ]);
    expect(paths).toEqual(['a.txt']);
    expect(problems).toEqual(['broken.txt FILE_UNREADABLE']);
  },
);

test.skipIf(!existsSync('/dev/zero'))('a device is not opened, even when it is named', async () => {
  const folder = temporaryFolder();
  symlinkSync('/dev/zero', join(folder, 'endless.txt'));
  const { problems } = await importWith([join(folder, 'endless.txt'), folder]);
  expect(new Set(problems.map((problem) => problem.split(' ').at(-1)))).toEqual(
    new Set(['FILE_NOT_REGULAR']),
  );
});

test('a file beyond all limits is listed without being read', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.txt'), 'fine');
  writeFileSync(join(folder, 'huge.txt'), 'begins like a text');
  // Nothing but its size: no string can hold so much.
  truncateSync(join(folder, 'huge.txt'), 600 * 1024 * 1024);
  const { paths, problems } = await importWith([folder]);
  expect(paths).toEqual(['a.txt']);
  expect(problems).toEqual(['huge.txt FILE_TOO_LARGE']);
});

test('a line of 50 MB is one block, and millions of empty lines are none', async () => {
  const folder = temporaryFolder();
  const length = 50 * 1024 * 1024;
  writeFileSync(join(folder, 'line.txt'), 'word '.repeat(length / 5).trimEnd());
  writeFileSync(join(folder, 'lines.txt'), `first\n${'\n'.repeat(5_000_000)}last\n`);
  writeFileSync(join(folder, 'none.txt'), '\n'.repeat(5_000_000));
  const { db, documents, problems } = await importWith([folder]);
  const blocks = documents.map(({ id, path }) => [path, listBlocks(db, id)]);
  expect(blocks).toEqual([
    ['line.txt', [{ index: 0, start: 0, end: length - 1 }]],
    [
      'lines.txt',
      [
        { index: 0, start: 0, end: 5 },
        { index: 1, start: 5_000_006, end: 5_000_010 },
      ],
    ],
  ]);
  expect(problems).toEqual(['none.txt FILE_EMPTY']);
});

test('a folder of a hundred thousand files is walked to its end, an empty one too', async () => {
  const folder = temporaryFolder();
  const [full, empty, single] = ['full', 'empty', 'single'].map((name) => join(folder, name));
  for (const made of [full!, empty!, single!]) mkdirSync(made);
  const files = 100_000;
  // Names of one file are made far quicker than files, and a walk opens none; there may be so many.
  for (let at = 0; at < files; at++) {
    const path = join(full!, `${at}.txt`);
    if (at % 30_000 === 0) writeFileSync(path, '');
    else linkSync(join(full!, `${at - (at % 30_000)}.txt`), path);
  }
  writeFileSync(join(single!, 'one.txt'), '');
  const walk = (path: string) =>
    walkSources([{ absolute: path, path: '' }], () => Promise.resolve());
  expect((await walk(full!)).files).toHaveLength(files);
  expect(await walk(empty!)).toEqual({ files: [], problems: [] });
  expect((await walk(single!)).files).toMatchObject([{ path: 'one.txt' }]);
});
