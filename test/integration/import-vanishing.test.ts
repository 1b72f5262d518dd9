import { appendFileSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importBatch } from '../../electron/operations/import-batch';
import { walkSources } from '../../electron/operations/walk-sources';
import { insertBatch } from '../../electron/store/batches';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { listProblems } from '../../electron/store/problems';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, testTime } from '../support/workspace-builders';

/** Imports a folder; `held` is called again and again while it is read. */
async function importWhile(folder: string, held: () => undefined) {
  const { db } = temporaryWorkspace();
  const batchId = insertBatch(db, 'A batch', testTime);
  await importBatch(db, { batchId, paths: [folder] }, aContext({ held }));
  return {
    paths: listDocumentIds(db, batchId).map((id) => getDocument(db, id)!.path),
    problems: listProblems(db, batchId).map(({ path, code }) => `${path} ${code}`),
  };
}

/** Calls `meddle` at the given look, and never again. */
function atLook(wanted: number, meddle: () => void): () => undefined {
  let looks = 0;
  return () => {
    if (++looks === wanted) meddle();
    return undefined;
  };
}

test('a folder that vanishes while its neighbour is scanned is listed, the rest is read', async () => {
  const folder = temporaryFolder();
  for (const name of ['a', 'b', 'c']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'one.txt'), `The text of ${name}.`);
  }
  let looks = 0;
  const breathe = async () => {
    // All three are seen by then, and the first is being looked at.
    if (++looks === 4) rmSync(join(folder, 'b'), { recursive: true });
    await Promise.resolve();
  };
  const { files, problems } = await walkSources([{ absolute: folder, path: '' }], breathe);
  expect(files.map(({ path }) => path)).toEqual(['a/one.txt', 'c/one.txt']);
  expect(problems).toMatchObject([{ path: 'b', code: 'PATH_NOT_FOUND' }]);
});

test('all of a folder vanishing while it is read leaves what was read, and each file that is gone is named', async () => {
  const folder = temporaryFolder();
  const names = Array.from({ length: 40 }, (_, at) => `${at + 10}.txt`);
  for (const name of names) writeFileSync(join(folder, name), `The text of ${name}.`);
  const seen = names.length;
  const { paths, problems } = await importWhile(
    folder,
    atLook(seen + 20, () => rmSync(folder, { recursive: true })),
  );
  expect(paths.length).toBeGreaterThan(0);
  expect(problems.length).toBeGreaterThan(0);
  const gone = problems.map((problem) => problem.replace(/ PATH_NOT_FOUND$/, ''));
  expect([...paths, ...gone].sort()).toEqual(names);
});

test.each([
  ['cut short', (path: string) => truncateSync(path, 600_000)],
  ['emptied', (path: string) => truncateSync(path, 0)],
  ['written on', (path: string) => appendFileSync(path, 'more')],
])('a text %s while it is read gives no document and is named', async (_how, meddle) => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.txt');
  writeFileSync(path, 'A line of the text.\n'.repeat(100_000));
  writeFileSync(join(folder, 'z.txt'), 'The last text.');
  // Two files are seen; then the first part of the first one is taken.
  const { paths, problems } = await importWhile(
    folder,
    atLook(4, () => meddle(path)),
  );
  expect(paths).toEqual(['z.txt']);
  expect(problems).toEqual(['a.txt FILE_CHANGED']);
});

test('of rows cut short while they are read the whole ones are kept, and the file is named', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'rows.jsonl');
  const rows = Array.from({ length: 20_000 }, (_, at) => `{"text": "Row ${at} of the file."}\n`);
  writeFileSync(path, rows.join(''));
  const { paths, problems } = await importWhile(
    folder,
    atLook(200, () => truncateSync(path, 400_000)),
  );
  expect(paths.length).toBeGreaterThan(1000);
  expect(paths.length).toBeLessThan(rows.length);
  expect(problems.at(-1)).toBe('rows.jsonl FILE_CHANGED');
});
