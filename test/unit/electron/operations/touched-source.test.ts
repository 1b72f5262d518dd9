import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findTouchedSource } from '../../../../electron/operations/touched-source';
import { temporaryFolder } from '../../../support/temporary-folder';

function aTree() {
  const top = temporaryFolder();
  const source = join(top, 'source');
  mkdirSync(join(source, 'sub'), { recursive: true });
  const file = join(top, 'single.txt');
  writeFileSync(file, 'x');
  return { top, source, file };
}

test.each(['source', 'source/sub', 'source/new/deep', '.', 'source/../source/', '../'])(
  'a folder at %s touches the source',
  async (path) => {
    const { top, source } = aTree();
    expect(await findTouchedSource(`${top}/${path}`, [source])).toBe(source);
  },
);

test.each(['out', 'out/deep/er', 'source2', 'sourc'])('a folder at %s does not', async (path) => {
  const { top, source, file } = aTree();
  expect(await findTouchedSource(join(top, path), [source, file])).toBeUndefined();
});

test('a single file is touched by the folders it lies in, not by others there', async () => {
  const { top, file } = aTree();
  expect(await findTouchedSource(top, [file])).toBe(file);
  expect(await findTouchedSource(join(top, 'out'), [file])).toBeUndefined();
});

test('links are seen through on both sides', async () => {
  const { top, source } = aTree();
  const elsewhere = temporaryFolder();
  symlinkSync(source, join(elsewhere, 'link'));
  symlinkSync(join(source, 'sub'), join(elsewhere, 'deep'));
  expect(await findTouchedSource(join(elsewhere, 'link/new'), [source])).toBe(source);
  expect(await findTouchedSource(join(elsewhere, 'deep/new'), [source])).toBe(source);
  const linked = join(elsewhere, 'link');
  expect(await findTouchedSource(source, [linked])).toBe(linked);
  expect(await findTouchedSource(join(source, 'new'), [linked])).toBe(linked);
  expect(await findTouchedSource(top, [linked])).toBe(linked);
});

test('a source that is gone touches nothing', async () => {
  const { top } = aTree();
  expect(await findTouchedSource(join(top, 'out'), [join(top, 'gone')])).toBeUndefined();
});
