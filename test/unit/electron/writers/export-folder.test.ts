import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeDurableFile } from '../../../../electron/writers/durable-file';
import { ExportFolder } from '../../../../electron/writers/export-folder';
import { inspectExportFolder } from '../../../../electron/writers/inspect-export-folder';
import type { ManifestFile, ManifestHead } from '../../../../electron/writers/manifest';
import { folderContent } from '../../../support/folder-content';
import { temporaryFolder } from '../../../support/temporary-folder';

function headOf(batch: string): ManifestHead {
  const counts = {
    ...{ documents: 1, documentsDone: 1, flags: 0, open: 0, confirmed: 0, rejected: 0 },
    ...{ byCurator: 0, byPolicy: 0, byRule: 0, characters: 3, charactersCut: 0, problems: 0 },
  };
  const exportedAt = '2024-05-01T10:00:00.000Z';
  const rest = { counts, documentsWithoutText: 0, problems: [] };
  return { program: '1', batch, exportedAt, lineEnds: 'lf', summary: '', ...rest };
}

async function stage(folder: string, files: Record<string, string>) {
  const batch = Object.values(files).join();
  const begun = await ExportFolder.begin(folder, headOf(batch));
  const written: ManifestFile[] = [];
  for (const [path, text] of Object.entries(files)) {
    written.push({ path, ...(await writeDurableFile(await begun.stagedPath(path), text)) });
  }
  return { begun, finish: () => begun.commit({ documents: [], excluded: [], files: written }) };
}

async function exportFiles(folder: string, files: Record<string, string>): Promise<void> {
  await (await stage(folder, files)).finish();
}

function stateOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as object;
  return (manifest as { state: string }).state;
}

/** Everything but the manifest. */
function partsOf(folder: string): Record<string, string> {
  const content = folderContent(folder);
  delete content['manifest.json'];
  return content;
}

const first = { 'clean/a/b.txt': 'one', 'clean/c.txt': 'two', 'audit.jsonl': '{}\n' };
const second = { 'clean/c.txt': 'three', 'clean/d.txt': 'four', 'audit.jsonl': '' };

describe('an export', () => {
  test('makes its folder and leaves nothing else in it', async () => {
    const folder = join(temporaryFolder(), 'deep/out');
    await exportFiles(folder, first);
    expect(partsOf(folder)).toEqual(first);
    expect(stateOf(folder)).toBe('complete');
    expect(readdirSync(folder).sort()).toEqual(['audit.jsonl', 'clean', 'manifest.json']);
  });

  test('of nothing has a clean folder too', async () => {
    const folder = temporaryFolder();
    await exportFiles(folder, { 'audit.jsonl': '' });
    expect(readdirSync(folder).sort()).toEqual(['audit.jsonl', 'clean', 'manifest.json']);
  });

  test('replaces an earlier one whole', async () => {
    const folder = temporaryFolder();
    await exportFiles(folder, first);
    await exportFiles(folder, second);
    expect(partsOf(folder)).toEqual(second);
    expect(readdirSync(folder).sort()).toEqual(['audit.jsonl', 'clean', 'manifest.json']);
  });

  test('says incomplete while it is the first and not done', async () => {
    const folder = temporaryFolder();
    const { finish } = await stage(folder, first);
    expect(stateOf(folder)).toBe('incomplete');
    await finish();
    expect(stateOf(folder)).toBe('complete');
  });

  test('leaves an earlier one as it is until it is done, and when it is given up', async () => {
    const folder = temporaryFolder();
    await exportFiles(folder, first);
    const before = folderContent(folder);
    const { begun } = await stage(folder, second);
    expect(folderContent(folder)).toMatchObject(before);
    await begun.abandon();
    expect(folderContent(folder)).toEqual(before);
  });
});

describe('after a kill', () => {
  test('while the first is being written, the next one starts anew', async () => {
    const folder = temporaryFolder();
    await stage(folder, first);
    expect(await inspectExportFolder(folder)).toEqual({ kind: 'export', finished: false });
    await exportFiles(folder, second);
    expect(partsOf(folder)).toEqual(second);
    expect(readdirSync(folder).sort()).toEqual(['audit.jsonl', 'clean', 'manifest.json']);
  });

  test('while another is being written, the earlier one stands', async () => {
    const folder = temporaryFolder();
    await exportFiles(folder, first);
    await stage(folder, second);
    expect(await inspectExportFolder(folder)).toEqual({ kind: 'export', finished: true });
    expect(partsOf(folder)).toMatchObject(first);
  });

  test('while the parts are exchanged, the earlier one comes back before anything else', async () => {
    const folder = temporaryFolder();
    await exportFiles(folder, second);
    const afterwards = readFileSync(join(folder, 'manifest.json'), 'utf8');
    await exportFiles(folder, first);
    const before = folderContent(folder);
    // The state between the two renames of the parts.
    const previous = join(folder, '.winnow-previous');
    mkdirSync(previous);
    writeFileSync(join(previous, 'manifest.json'), before['manifest.json']!);
    renameSync(join(folder, 'clean'), join(previous, 'clean'));
    writeFileSync(join(folder, 'manifest.json'), afterwards.replace('"complete"', '"incomplete"'));
    expect(await inspectExportFolder(folder)).toEqual({ kind: 'export', finished: true });
    const { begun } = await stage(folder, second);
    expect(folderContent(folder)).toMatchObject(before);
    await begun.abandon();
    expect(folderContent(folder)).toEqual(before);
  });
});

describe('a folder with anything else in it', () => {
  const strangers: readonly (readonly [string, (folder: string) => void])[] = [
    ['a file', (folder) => writeFileSync(join(folder, 'notes.txt'), 'mine')],
    ['a folder', (folder) => mkdirSync(join(folder, 'photos'))],
    [
      'another manifest',
      (folder) => writeFileSync(join(folder, 'manifest.json'), '{"name":"app"}'),
    ],
    ['a clean folder of its own', (folder) => mkdirSync(join(folder, 'clean'))],
    ['a link', (folder) => symlinkSync('/nowhere', join(folder, 'clean'))],
    ['a link for a manifest', (folder) => symlinkSync('/nowhere', join(folder, 'manifest.json'))],
  ];

  test.each(strangers)('is refused and not touched: %s', async (_what, plant) => {
    const folder = temporaryFolder();
    plant(folder);
    const before = readdirSync(folder);
    expect(await inspectExportFolder(folder)).toMatchObject({ kind: 'foreign' });
    await expect(ExportFolder.begin(folder, headOf('x'))).rejects.toMatchObject({
      code: 'EXPORT_FOREIGN',
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  test.each(strangers.slice(0, 2))('is refused after an export too: %s', async (_what, plant) => {
    const folder = temporaryFolder();
    await exportFiles(folder, first);
    plant(folder);
    const before = folderContent(folder);
    expect(await inspectExportFolder(folder)).toMatchObject({ kind: 'foreign' });
    await expect(ExportFolder.begin(folder, headOf('x'))).rejects.toMatchObject({
      code: 'EXPORT_FOREIGN',
    });
    expect(folderContent(folder)).toEqual(before);
  });

  test.each([
    ['a file', (path: string) => writeFileSync(path, 'mine')],
    ['a link', (path: string) => symlinkSync('/nowhere', path)],
  ])('is refused when %s lies among the exported files', async (_what, plant) => {
    const folder = temporaryFolder();
    await exportFiles(folder, first);
    plant(join(folder, 'clean/a/mine'));
    expect(await inspectExportFolder(folder)).toEqual({
      kind: 'foreign',
      path: join(folder, 'clean/a/mine'),
    });
  });

  test('is refused when it is no folder at all', async () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, 'mine');
    await expect(ExportFolder.begin(path, headOf('x'))).rejects.toMatchObject({
      code: 'EXPORT_FOREIGN',
    });
  });

  test('is accepted when the system has put its own files there', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '.DS_Store'), '');
    await exportFiles(folder, first);
    expect(partsOf(folder)).toEqual({ ...first, '.DS_Store': '' });
  });

  test.runIf(existsSync('/proc/self'))(
    'is refused at once where no folder can be made',
    async () => {
      await expect(ExportFolder.begin('/proc/winnow/export', headOf('b'))).rejects.toMatchObject({
        code: 'EXPORT_FAILED',
      });
    },
  );
});
