import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { planExport } from '../../../electron/operations/plan-export';
import type { Workspace } from '../../../electron/store/open-workspace';
import { cut, manifestOf, runExport } from '../../support/export-job';
import { faults } from '../../support/failing-disk';
import { folderContent } from '../../support/folder-content';
import { temporaryFolder } from '../../support/temporary-folder';
import { temporaryWorkspace } from '../../support/temporary-workspace';
import { aStoredBatch } from '../../support/workspace-builders';

vi.mock('node:fs/promises', async (importOriginal) => {
  const { failingDisk } = await import('../../support/failing-disk');
  return failingDisk(await importOriginal());
});

beforeEach(() => faults.stop());
// Many runs that wait for the disk each time.
vi.setConfig({ testTimeout: 120_000 });

/** A batch of two files, one of them in a folder of its own. */
function aBatch(workspace: Workspace) {
  return aStoredBatch(workspace.db, {
    'a.txt': 'Menu\nPears and plums',
    'deep/er/b.txt': 'Quinces',
  });
}

/** Every file that a manifest lists is there, whole; and no other. */
function expectComplete(folder: string): void {
  const { state, files } = manifestOf(folder);
  expect(state).toBe('complete');
  for (const { path, sha256 } of files) {
    const content = readFileSync(join(folder, path));
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
  }
  const listed = files.map(({ path }) => path);
  const found = Object.keys(folderContent(folder)).filter((path) => !path.startsWith('.winnow-'));
  expect(found).toEqual([...listed, 'manifest.json'].sort());
}

/** Promises of the folder at any moment: there is none yet, or it is complete, or it says it is not. */
function expectHonest(folder: string): void {
  if (!existsSync(join(folder, 'manifest.json'))) {
    // Before its first word an export has put nothing into its place.
    expect(existsSync(join(folder, 'clean'))).toBe(false);
  } else if (manifestOf(folder).state === 'complete') expectComplete(folder);
}

/** Runs with the n-th change of the disk failing, for n = 1, 2, 3 … until a run survives. */
async function forEveryChange(
  fail: (change: number) => void,
  run: () => Promise<unknown>,
  check: (change: number) => Promise<void>,
): Promise<number> {
  for (let change = 1; ; change++) {
    fail(change);
    const failed = await run().then(
      () => false,
      () => true,
    );
    const happened = faults.happened;
    faults.stop();
    if (!happened) {
      expect(failed).toBe(false);
      return change - 1;
    }
    await check(change);
  }
}

describe('killed at any change of the disk', () => {
  test('a first export says incomplete or is complete, and running again completes it', async () => {
    const workspace = temporaryWorkspace();
    const { batchId } = aBatch(workspace);
    let folder = '';
    const changes = await forEveryChange(
      (change) => {
        folder = join(temporaryFolder(), 'out');
        faults.dieAt(change);
      },
      () => runExport(workspace, { batchId, folder }),
      async () => {
        expectHonest(folder);
        const { verdict } = await planExport(workspace.readDb, { batchId, folder });
        expect(verdict).not.toBe('refused');
        await runExport(workspace, { batchId, folder, replace: verdict === 'replace' });
        expectComplete(folder);
        expect(readdirSync(folder).sort()).toEqual(['audit.jsonl', 'clean', 'manifest.json']);
      },
    );
    expect(changes).toBeGreaterThan(25);
  });

  test('another export leaves the one before to be found, and running again completes it', async () => {
    const workspace = temporaryWorkspace();
    const { batchId, documentIds } = aBatch(workspace);
    const earlier = temporaryFolder();
    await runExport(workspace, { batchId, folder: earlier });
    const before = folderContent(earlier);
    cut(workspace, documentIds[0]!, { start: 0, end: 4 });
    const later = temporaryFolder();
    await runExport(workspace, { batchId, folder: later });
    const after = folderContent(later);
    let folder = '';
    const changes = await forEveryChange(
      (change) => {
        folder = join(temporaryFolder(), 'out');
        faults.copyFolder(earlier, folder);
        faults.dieAt(change);
      },
      () => runExport(workspace, { batchId, folder, replace: true }),
      async () => {
        expectHonest(folder);
        expect(await planExport(workspace.readDb, { batchId, folder })).toMatchObject({
          verdict: 'replace',
        });
        // A run that stops as soon as it can puts the earlier export back, unless this one is done.
        const wasDone =
          readFileSync(join(folder, 'manifest.json'), 'utf8') === after['manifest.json'];
        await runExport(workspace, { batchId, folder, replace: true }, AbortSignal.abort()).catch(
          () => undefined,
        );
        expect(folderContent(folder)).toEqual(wasDone ? after : before);
        await runExport(workspace, { batchId, folder, replace: true });
        expect(folderContent(folder)).toEqual(after);
      },
    );
    expect(changes).toBeGreaterThan(25);
  });
});

describe('any change of the disk that fails', () => {
  test('ends in an error that names its place and leaves nothing half-done', async () => {
    const workspace = temporaryWorkspace();
    const { batchId, documentIds } = aBatch(workspace);
    const earlier = temporaryFolder();
    await runExport(workspace, { batchId, folder: earlier });
    cut(workspace, documentIds[0]!, { start: 0, end: 4 });
    let folder = '';
    let thrown: unknown;
    await forEveryChange(
      (change) => {
        folder = join(temporaryFolder(), 'out');
        faults.copyFolder(earlier, folder);
        faults.failAt(change, 'EIO');
      },
      () =>
        runExport(workspace, { batchId, folder, replace: true }).catch((error: unknown) => {
          thrown = error;
          throw error;
        }),
      async () => {
        expectComplete(folder);
        if (thrown !== undefined) {
          const path = expect.stringContaining(folder) as string;
          expect(thrown).toMatchObject({ code: 'EXPORT_FAILED', details: { path } });
          expect(readdirSync(folder).sort()).toEqual(['audit.jsonl', 'clean', 'manifest.json']);
        }
        thrown = undefined;
        await runExport(workspace, { batchId, folder, replace: true });
        expectComplete(folder);
      },
    );
  });

  test('says so when the disk is full', async () => {
    const workspace = temporaryWorkspace();
    const { batchId } = aBatch(workspace);
    const folder = join(temporaryFolder(), 'out');
    // In the middle of its files.
    faults.failAt(22, 'ENOSPC');
    await expect(runExport(workspace, { batchId, folder })).rejects.toMatchObject({
      code: 'DISK_FULL',
    });
    expect(Object.keys(folderContent(folder))).toEqual(['manifest.json']);
    expect(manifestOf(folder).state).toBe('incomplete');
  });

  test('a disk that writes less than it says is found out', async () => {
    const workspace = temporaryWorkspace();
    const { batchId } = aBatch(workspace);
    const folder = join(temporaryFolder(), 'out');
    faults.writeShort();
    await runExport(workspace, { batchId, folder });
    expectComplete(folder);
    faults.loseBytes();
    await expect(runExport(workspace, { batchId, folder, replace: true })).rejects.toMatchObject({
      code: 'EXPORT_FAILED',
    });
    faults.stop();
    expectComplete(folder);
  });
});
