import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importBatch } from '../../electron/operations/import-batch';
import { insertBatch } from '../../electron/store/batches';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { listProblems } from '../../electron/store/problems';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, testTime } from '../support/workspace-builders';

async function importedFrom(folder: string) {
  const { db } = temporaryWorkspace();
  const batchId = insertBatch(db, 'A batch', testTime);
  const outcome = await importBatch(db, { batchId, paths: [folder] }, aContext());
  return {
    outcome,
    paths: listDocumentIds(db, batchId).map((id) => getDocument(db, id)!.path),
    problems: listProblems(db, batchId).map(({ path, code, message }) => ({ path, code, message })),
  };
}

test('a path that is longer than the system can open is listed, the rest is read', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'z.txt'), 'fine');
  const steps = 'for at in $(seq 20); do mkdir "$1" && cd -P "$1"; done; echo deep > a.txt';
  execFileSync('sh', ['-c', steps, 'sh', 'd'.repeat(250)], { cwd: folder });
  const { paths, problems } = await importedFrom(folder);
  expect(paths).toEqual(['z.txt']);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({
    code: 'FILE_UNREADABLE',
    message: expect.stringContaining('ENAMETOOLONG') as string,
  });
  execFileSync('rm', ['-rf', join(folder, 'd'.repeat(250))]);
});

test('a socket is listed and not opened; a second name of a file is a copy of it', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.txt'), 'one text');
  linkSync(join(folder, 'a.txt'), join(folder, 'b.txt'));
  const server = createServer();
  await new Promise<void>((listening) => server.listen(join(folder, 's.txt'), listening));
  onTestFinished(() => void server.close());
  const { paths, problems } = await importedFrom(folder);
  expect(paths).toEqual(['a.txt', 'b.txt']);
  expect(problems).toMatchObject([{ path: 's.txt', code: 'FILE_NOT_REGULAR' }]);
});

test('names that only look alike are files of their own, whatever stands in them', async () => {
  const folder = temporaryFolder();
  const names = [
    ...['caf\u00e9.txt', 'cafe\u0301.txt', 'README.txt', 'readme.txt', '-rf.txt', 'a\u202etxt.txt'],
    ...[
      '\u001b[31mred.txt',
      'tab\there.txt',
      `${'n'.repeat(251)}.txt`,
      'I\u0307.txt',
      '...txt.txt',
    ],
  ];
  mkdirSync(join(folder, 'names'));
  for (const [at, name] of names.entries())
    writeFileSync(join(folder, 'names', name), `text ${at}`);
  const { paths, problems, outcome } = await importedFrom(join(folder, 'names'));
  // A name that begins with a dot is hidden.
  expect(problems).toMatchObject([{ path: 'names', code: 'FILES_HIDDEN' }]);
  expect(outcome).toMatchObject({ imported: names.length - 1 });
  expect([...paths].sort()).toEqual(names.filter((name) => !name.startsWith('.')).sort());
});
