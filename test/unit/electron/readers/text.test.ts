import { describe, expect, test } from 'vitest';
import { markdownReader } from '../../../../electron/readers/markdown';
import { textLimit } from '../../../../electron/readers/read-whole';
import { textReader } from '../../../../electron/readers/text';
import { aSource, readAll } from '../../../support/memory-source';

describe('textReader', () => {
  test('gives one document with the text unchanged and its lines as blocks', async () => {
    const text = '\ufeffFirst  line \r\n\r\n\tSecond line\rThird\u2028Fourth';
    const { documents, problems } = await readAll(textReader, aSource('a.txt', text));
    expect(problems).toEqual([]);
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({ text, textIsBytes: true, encoding: 'utf-8' });
    expect(documents[0]!.blocks.map(({ start, end }) => text.slice(start, end))).toEqual([
      'First  line',
      'Second line',
      'Third',
      'Fourth',
    ]);
  });

  test.each(['', ' \n\t\r\n', '\ufeff'])('lists %j as empty', async (text) => {
    const { documents, problems } = await readAll(textReader, aSource('a.txt', text));
    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ path: 'a.txt', code: 'FILE_EMPTY' }]);
  });

  test('lists a binary file with the reason', async () => {
    const { problems } = await readAll(textReader, aSource('a.txt', '%PDF-1.4 …'));
    expect(problems).toMatchObject([{ code: 'FILE_BINARY' }]);
    expect(problems[0]!.message).toContain('PDF');
  });

  test('does not read a file that is too large, or that grows too large', async () => {
    const announced = { ...aSource('a.txt', 'x'), size: textLimit + 1 };
    const growing = aSource('a.txt', Buffer.alloc(textLimit + 1, 'x'), 1 << 20);
    for (const source of [announced, { ...growing, size: 1 }]) {
      const { documents, problems } = await readAll(textReader, source);
      expect(documents).toEqual([]);
      expect(problems).toMatchObject([{ code: 'FILE_TOO_LARGE' }]);
    }
  });
});

describe('markdownReader', () => {
  test('keeps the markup', async () => {
    const { documents } = await readAll(markdownReader, aSource('a.md', '# Title\n\n*one*\n'));
    expect(documents[0]!.text).toBe('# Title\n\n*one*\n');
  });
});
