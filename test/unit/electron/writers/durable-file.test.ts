import { createHash } from 'node:crypto';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  checkContent,
  DurableFile,
  writeDurableFile,
} from '../../../../electron/writers/durable-file';
import { temporaryFolder } from '../../../support/temporary-folder';

function contentOf(text: string) {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { bytes: Buffer.byteLength(text), sha256 };
}

describe('a durable file', () => {
  test('holds the text as UTF-8 and knows its size and hash', async () => {
    const path = join(temporaryFolder(), 'a.txt');
    const text = 'Pears 🍐\r\nand\u2028plums\0';
    expect(await writeDurableFile(path, text)).toEqual(contentOf(text));
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('takes its text in any number of pieces', async () => {
    const path = join(temporaryFolder(), 'a.txt');
    const piece = 'quinces, medlars and 🍐\n'.repeat(1000);
    const file = await DurableFile.create(path);
    for (let count = 0; count < 40; count++) await file.write(piece);
    expect(await file.finish()).toEqual(contentOf(piece.repeat(40)));
  });

  test('may be empty', async () => {
    expect(await writeDurableFile(join(temporaryFolder(), 'a'), '')).toEqual(contentOf(''));
  });

  test('never opens a file that is there', async () => {
    const path = join(temporaryFolder(), 'a.txt');
    writeFileSync(path, 'earlier');
    await expect(writeDurableFile(path, 'later')).rejects.toMatchObject({
      code: 'EXPORT_FAILED',
      details: { path, reason: 'EEXIST' },
    });
    expect(readFileSync(path, 'utf8')).toBe('earlier');
  });

  test('never follows a link, not even one to nothing', async () => {
    const folder = temporaryFolder();
    symlinkSync(join(folder, 'target'), join(folder, 'link'));
    await expect(writeDurableFile(join(folder, 'link'), 'x')).rejects.toMatchObject({
      code: 'EXPORT_FAILED',
    });
    expect(existsSync(join(folder, 'target'))).toBe(false);
  });

  test('is gone when it is abandoned', async () => {
    const path = join(temporaryFolder(), 'a.txt');
    const file = await DurableFile.create(path);
    await file.write('x');
    await file.abandon();
    expect(existsSync(path)).toBe(false);
  });
});

describe('reading back', () => {
  test.each([
    ['shorter', 'a'],
    ['changed', 'abd'],
    ['longer', 'abcd'],
  ])('tells when a file is %s', async (_how, found) => {
    const path = join(temporaryFolder(), 'a.txt');
    writeFileSync(path, found);
    await expect(checkContent(path, contentOf('abc'))).rejects.toMatchObject({
      code: 'EXPORT_FAILED',
      details: { path },
    });
  });
});
