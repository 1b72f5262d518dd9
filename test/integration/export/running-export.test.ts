import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportBatch } from '../../../electron/operations/export-batch';
import { planExport } from '../../../electron/operations/plan-export';
import { auditOf, cut, manifestOf, runExport } from '../../support/export-job';
import { folderContent } from '../../support/folder-content';
import { temporaryFolder } from '../../support/temporary-folder';
import { temporaryWorkspace } from '../../support/temporary-workspace';
import { aContext, aStoredBatch } from '../../support/workspace-builders';

describe('while an export runs', () => {
  test('what is decided does not get into it', async () => {
    const workspace = temporaryWorkspace();
    const folder = join(temporaryFolder(), 'out');
    const texts = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`${at}.txt`, `Pears ${at}\nMenu`]),
    );
    const { batchId, documentIds } = aStoredBatch(workspace.db, texts);
    await exportBatch(
      workspace.readDb,
      { batchId, folder, replace: false, lineEnds: 'lf', program: '1.2.3' },
      aContext({
        onProgress: ({ done }) => {
          if (done > 1) return;
          for (const id of documentIds) cut(workspace, id, { start: 0, end: 5 });
        },
      }),
    );
    expect(auditOf(folder)).toEqual([]);
    expect(folderContent(join(folder, 'clean'))).toEqual(texts);
  });

  test('its progress counts every document', async () => {
    const workspace = temporaryWorkspace();
    const folder = join(temporaryFolder(), 'out');
    const { batchId } = aStoredBatch(workspace.db, { 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c' });
    expect(await runExport(workspace, { batchId, folder })).toEqual([1, 2, 3]);
  });

  test('a cancel leaves an earlier export as it was', async () => {
    const workspace = temporaryWorkspace();
    const folder = join(temporaryFolder(), 'out');
    const { batchId, documentIds } = aStoredBatch(workspace.db, { 'a.txt': 'Pears', 'b.txt': 'b' });
    await runExport(workspace, { batchId, folder });
    const before = folderContent(folder);
    cut(workspace, documentIds[0]!, { start: 0, end: 1 });
    const cancelled = AbortSignal.abort();
    await expect(
      runExport(workspace, { batchId, folder, replace: true }, cancelled),
    ).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    expect(folderContent(folder)).toEqual(before);
  });

  test('a cancel of the first leaves a folder that says incomplete and can be used', async () => {
    const workspace = temporaryWorkspace();
    const folder = join(temporaryFolder(), 'out');
    const { batchId } = aStoredBatch(workspace.db, { 'a.txt': 'Pears' });
    await expect(
      runExport(workspace, { batchId, folder }, AbortSignal.abort()),
    ).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    expect(manifestOf(folder).state).toBe('incomplete');
    expect(Object.keys(folderContent(folder))).toEqual(['manifest.json']);
    expect(await planExport(workspace.readDb, { batchId, folder })).toMatchObject({
      verdict: 'ready',
    });
    await runExport(workspace, { batchId, folder });
    expect(manifestOf(folder).state).toBe('complete');
  });
});
