import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditOf, manifestOf } from '../../support/export-job';
import {
  type HostileBatch,
  markup,
  steering,
  writeHostileBatch,
} from '../../support/hostile-batch';
import { temporaryFolder } from '../../support/temporary-folder';
import { type CommandResult, useWinnowCommand } from '../../support/winnow-command';

const command = useWinnowCommand();

function aHostileBatch(): HostileBatch & { readonly folder: string; readonly out: string } {
  const folder = temporaryFolder();
  return { ...writeHostileBatch(folder), folder, out: join(folder, `out ${markup}\u001b[31m`) };
}

/** Nothing but our own words starts a line, and no character steers the terminal. */
function expectPlain({ stdout, stderr }: CommandResult): void {
  expect(stdout).not.toMatch(steering);
  expect(stderr).not.toMatch(steering);
  const foreign = stderr.split('\n').filter((line) => !/^(winnow: |$)/.test(line));
  expect(foreign).toEqual([]);
  expect(stdout).not.toMatch(/^winnow: (all is well|nothing is wrong)/m);
  expect(stderr).not.toMatch(/^winnow: (all is well|nothing is wrong)/m);
}

test('what clean says is plain, and it writes nothing outside its folder', async () => {
  const { source, folder, out, documents, problems } = aHostileBatch();
  const result = await command.run(['clean', source, '--out', out, '--report']);
  expect(result.code).toBe(1);
  expectPlain(result);
  expect(result.stderr.trimEnd().split('\n')).toHaveLength(problems);
  const cuts = result.stdout.split('\n').filter((line) => line.includes('"Share this article"'));
  expect(cuts).toHaveLength(documents);
  for (const cut of cuts) expect(cut.split('\t')).toHaveLength(5);
  expect(readdirSync(folder)).toHaveLength(2);
  const manifest = manifestOf(out) as unknown as {
    documents: { path: string; file: string; renamedFrom?: string; pathBytes?: string }[];
  };
  expect(manifest.documents).toHaveLength(documents);
  const files = new Set(manifest.documents.map(({ file }) => file.normalize().toLowerCase()));
  // The records stand in one file, all others in one each.
  expect(files.size).toBe(documents - 2);
  for (const { path, file, renamedFrom } of manifest.documents) {
    if (file === `clean/${path}` || file === `clean/${path}.txt`) continue;
    expect(renamedFrom).toMatch(/^clean\//);
  }
  const invalid = manifest.documents.filter(({ pathBytes }) => pathBytes !== undefined);
  expect(invalid.map(({ pathBytes }) => pathBytes)).toEqual([expect.stringContaining('fffe')]);
  expect(auditOf(out).length).toBeGreaterThanOrEqual(documents);
});

test('import and export by themselves speak plainly too', async () => {
  const { source, folder, out, documents } = aHostileBatch();
  const workspace = join(folder, `work\u202e ${markup}\n.winnow`);
  const words = ['--workspace', workspace];
  const imported = await command.run(['import', source, ...words]);
  expect(imported.code).toBe(1);
  expectPlain(imported);
  expect(imported.stdout.split('\n')).toHaveLength(2);
  const exported = await command.run(['export', ...words, '--out', out]);
  expect(exported.code).toBe(1);
  expectPlain(exported);
  expect(exported.stdout).toContain(`Wrote ${documents} documents`);
  const again = await command.run(['export', ...words, '--out', out]);
  expect(again.code).toBe(3);
  expect(again.stderr).not.toMatch(steering);
  const below = join(source, '-new');
  mkdirSync(below);
  const refused = await command.run(['export', ...words, '--out', below]);
  expect(refused.code).toBe(3);
  expect(refused.stderr).not.toMatch(steering);
});
