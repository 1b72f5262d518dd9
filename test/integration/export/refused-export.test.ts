import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importBatch } from '../../../electron/operations/import-batch';
import { planExport } from '../../../electron/operations/plan-export';
import { insertBatch, setBatchState } from '../../../electron/store/batches';
import { importFiles, runExport } from '../../support/export-job';
import { folderContent } from '../../support/folder-content';
import { temporaryFolder } from '../../support/temporary-folder';
import { temporaryWorkspace } from '../../support/temporary-workspace';
import { aStoredBatch, testTime } from '../../support/workspace-builders';

describe('an export is refused', () => {
  test('into, above and beside the sources by another name', async () => {
    const workspace = temporaryWorkspace();
    const { batchId, sources } = await importFiles(workspace, { 'sub/a.txt': 'Pears' });
    const links = temporaryFolder();
    symlinkSync(sources, join(links, 'link'));
    symlinkSync(join(sources, 'sub'), join(links, 'deep'));
    const before = folderContent(sources);
    for (const folder of [
      sources,
      join(sources, 'sub'),
      join(sources, 'new/er'),
      join(sources, '..'),
      `${sources}/../crawl`,
      join(links, 'link'),
      join(links, 'link/new'),
      join(links, 'deep'),
      '/',
    ]) {
      const plan = await planExport(workspace.readDb, { batchId, folder });
      expect(plan).toMatchObject({ verdict: 'refused', reason: expect.any(String) as string });
      await expect(runExport(workspace, { batchId, folder, replace: true })).rejects.toMatchObject({
        code: 'EXPORT_INTO_SOURCE',
      });
    }
    expect(folderContent(sources)).toEqual(before);
  });

  test('over the folder of a single imported file, yet not beside it', async () => {
    const workspace = temporaryWorkspace();
    const folder = temporaryFolder();
    const file = join(folder, 'a.txt');
    writeFileSync(file, 'Pears');
    const batchId = insertBatch(workspace.db, 'one', testTime);
    const { signal } = new AbortController();
    const context = { signal, now: () => testTime, onProgress: () => undefined };
    await importBatch(workspace.db, { batchId, paths: [file] }, context);
    setBatchState(workspace.db, batchId, 'ready');
    await expect(runExport(workspace, { batchId, folder })).rejects.toMatchObject({
      code: 'EXPORT_INTO_SOURCE',
    });
    await runExport(workspace, { batchId, folder: join(folder, 'out') });
    expect(readFileSync(join(folder, 'out/clean/a.txt'), 'utf8')).toBe('Pears');
  });

  test('into the sources of another batch of the workspace', async () => {
    const workspace = temporaryWorkspace();
    const spring = await importFiles(workspace, { 'a.txt': 'Pears' });
    const autumn = await importFiles(workspace, { 'b.txt': 'Plums' });
    const folder = join(spring.sources, 'out');
    const { batchId } = autumn;
    expect(await planExport(workspace.readDb, { batchId, folder })).toMatchObject({
      verdict: 'refused',
    });
    await expect(runExport(workspace, { batchId, folder })).rejects.toMatchObject({
      code: 'EXPORT_INTO_SOURCE',
      details: { source: spring.sources },
    });
    expect(folderContent(spring.sources)).toEqual({ 'a.txt': 'Pears' });
  });

  test.each(['importing', 'analyzing'] as const)('of a batch left %s', async (state) => {
    const workspace = temporaryWorkspace();
    const folder = join(temporaryFolder(), 'out');
    const { batchId } = aStoredBatch(workspace.db, { 'a.txt': 'Pears' });
    setBatchState(workspace.db, batchId, state);
    expect(await planExport(workspace.readDb, { batchId, folder })).toMatchObject({
      verdict: 'refused',
      reason: expect.stringContaining('A batch was not finished') as string,
    });
    await expect(runExport(workspace, { batchId, folder })).rejects.toMatchObject({
      code: 'BATCH_UNFINISHED',
    });
    expect(existsSync(folder)).toBe(false);
  });

  test('where anything else lies', async () => {
    const workspace = temporaryWorkspace();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'thesis.txt'), 'mine');
    const { batchId } = aStoredBatch(workspace.db, { 'a.txt': 'Pears' });
    expect(await planExport(workspace.readDb, { batchId, folder })).toMatchObject({
      verdict: 'refused',
    });
    await expect(runExport(workspace, { batchId, folder, replace: true })).rejects.toMatchObject({
      code: 'EXPORT_FOREIGN',
    });
    expect(folderContent(folder)).toEqual({ 'thesis.txt': 'mine' });
  });

  test('over another export, unless it may be replaced', async () => {
    const workspace = temporaryWorkspace();
    const folder = temporaryFolder();
    const first = aStoredBatch(workspace.db, { 'a.txt': 'Pears' });
    const second = aStoredBatch(workspace.db, { 'b.txt': 'Plums' });
    expect(await planExport(workspace.readDb, { batchId: first.batchId, folder })).toMatchObject({
      verdict: 'ready',
    });
    await runExport(workspace, { batchId: first.batchId, folder });
    const before = folderContent(folder);
    const { batchId } = second;
    expect(await planExport(workspace.readDb, { batchId, folder })).toMatchObject({
      verdict: 'replace',
    });
    await expect(runExport(workspace, { batchId, folder })).rejects.toMatchObject({
      code: 'EXPORT_NOT_EMPTY',
    });
    expect(folderContent(folder)).toEqual(before);
    await runExport(workspace, { batchId, folder, replace: true });
    expect(Object.keys(folderContent(folder))).toEqual([
      'audit.jsonl',
      'clean/b.txt',
      'manifest.json',
    ]);
  });
});
