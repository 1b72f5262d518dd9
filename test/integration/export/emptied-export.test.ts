import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planExport } from '../../../electron/operations/plan-export';
import { cut, importFiles, manifestOf, runExport } from '../../support/export-job';
import { temporaryFolder } from '../../support/temporary-folder';
import { temporaryWorkspace } from '../../support/temporary-workspace';
import { useWinnowCommand } from '../../support/winnow-command';

const command = useWinnowCommand();

test('a plan and a manifest say how many documents lose all of their text', async () => {
  const workspace = temporaryWorkspace();
  const folder = join(temporaryFolder(), 'out');
  const { batchId, documentIds } = await importFiles(workspace, {
    'a.txt': 'Pears and many more words than the others have\nMenu\n',
    'b.txt': '\n\nMenu\n\nShare\n\n',
    'empty.txt': '\n',
  });
  const [a, b] = documentIds as [number, number];
  cut(workspace, a, { start: 0, end: 46 });
  cut(workspace, b, { start: 2, end: 6 });
  expect((await planExport(workspace.readDb, { batchId, folder })).emptied).toBe(0);
  cut(workspace, b, { start: 8, end: 13 });
  const plan = await planExport(workspace.readDb, { batchId, folder });
  expect(plan).toMatchObject({
    emptied: 1,
    emptiedDocuments: [{ path: 'b.txt', characters: 15 }],
  });
  expect(plan.preview[0]?.path).toBe('b.txt');
  await runExport(workspace, { batchId, folder });
  expect(manifestOf(folder)).toMatchObject({ documentsWithoutText: 1 });
});

test('clean names the documents it leaves without text, and ends with a problem', async () => {
  const folder = temporaryFolder();
  const source = join(folder, 'menu.txt');
  writeFileSync(source, 'Share this article\n');
  const words = ['clean', source, '--out', join(folder, 'out')];
  const { code, stdout, stderr } = await command.run(words);
  expect(code).toBe(1);
  expect(stdout).toContain('1 document is left without text.');
  expect(stderr).toContain('menu.txt: all of its 19 characters are cut');
  expect(stderr).toContain('1 document is left without text.');
});
