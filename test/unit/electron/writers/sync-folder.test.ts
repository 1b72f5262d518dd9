import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type * as FileSystem from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { renameSafely } from '../../../../electron/writers/sync-folder';
import { temporaryFolder } from '../../../support/temporary-folder';

/** How the next renames fail, in their order; after them they work. */
const failures: string[] = [];
let renames = 0;

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof FileSystem>();
  return {
    ...real,
    rename: (from: string, to: string) => {
      renames++;
      const code = failures.shift();
      if (code === undefined) return real.rename(from, to);
      return Promise.reject(Object.assign(new Error(`${code}: made to fail`), { code }));
    },
  };
});

beforeEach(() => {
  failures.length = renames = 0;
});

function twoPlaces() {
  const folder = temporaryFolder();
  const [from, to] = [join(folder, 'new.txt'), join(folder, 'old.txt')];
  writeFileSync(from, 'later');
  writeFileSync(to, 'earlier');
  return { from, to };
}

test.each(['EBUSY', 'EACCES', 'EPERM'])(
  'waits while another program has the file: %s',
  async (code) => {
    const { from, to } = twoPlaces();
    failures.push(code, code);
    await renameSafely(from, to);
    expect(renames).toBe(3);
    expect(readFileSync(to, 'utf8')).toBe('later');
    expect(existsSync(from)).toBe(false);
  },
);

test.each([
  ['gives up after three times', ['EBUSY', 'EBUSY', 'EBUSY'], 3],
  ['does not wait for what cannot pass', ['EXDEV'], 1],
])('%s, and names the file', async (_, codes, times) => {
  const { from, to } = twoPlaces();
  failures.push(...codes);
  await expect(renameSafely(from, to)).rejects.toMatchObject({
    code: 'EXPORT_FAILED',
    details: { path: to, reason: codes[0] },
  });
  expect(renames).toBe(times);
  expect(readFileSync(to, 'utf8')).toBe('earlier');
  expect(readFileSync(from, 'utf8')).toBe('later');
});
