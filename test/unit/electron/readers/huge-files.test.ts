import { describe, expect, test } from 'vitest';
import type { SourceStream } from '../../../../electron/readers/reader';
import { readAny } from '../../../support/memory-source';

const megabyte = 1024 * 1024;
const hugeSize = 300 * megabyte;
const words = Buffer.from('word '.repeat(megabyte / 5));

/** A file of 300 MB that is never held as a whole: words without a line end between two ends. */
function aHugeSource(path: string, start: string, end = ''): SourceStream {
  return {
    path,
    size: hugeSize,
    async *chunks() {
      yield Buffer.from(start);
      for (let given = 0; given < hugeSize; given += words.length) yield words;
      yield Buffer.from(end);
    },
  };
}

const warcHead = (type: string, length: number) =>
  `WARC/1.0\r\nWARC-Type: ${type}\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\n\r\n`;
const after = `\r\n\r\n${warcHead('conversion', 6)}Behind\r\n\r\n`;

describe('a file of 300 MB without a line end', () => {
  test.each(['a.txt', 'a.md', 'a.html', 'a.log', 'unnamed'])('%s is too large', async (path) => {
    const { documents, problems } = await readAny(aHugeSource(path, ''));
    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ path, code: 'FILE_TOO_LARGE' }]);
  });

  test('one object of JSON is too large', async () => {
    const { problems } = await readAny(aHugeSource('a.json', '{"text": "', '"}'));
    expect(problems).toMatchObject([{ code: 'FILE_TOO_LARGE' }]);
  });

  test.each([
    ['a.jsonl', '{"text": "', '"}\n{"text": "Behind"}\n', 'line 1: it is longer than 16 MB'],
    ['a.json', '[{"text": "', '"}, {"text": "Behind"}]', 'record 1: it is longer than 16 MB'],
    ['a.csv', 'id,text\n1,', '\n2,Behind\n', 'line 2: it is too long'],
    ['a.csv', 'id,text\n1,"', '"\n2,Behind\n', 'line 2: it is too long'],
    ['a.warc', warcHead('conversion', hugeSize), after, 'record 1: it is larger than 64 MB'],
    ['a.warc', warcHead('conversion', 10), after, 'record 1: its length is wrong'],
    ['a.warc', 'WARC/1.0\r\nWARC-Type: x', after, 'record 1: it does not begin as a record'],
  ])(
    '%s beginning with %j: the record is named, the next is read',
    async (path, start, end, why) => {
      const { documents, problems } = await readAny(aHugeSource(path, start, end));
      expect(documents.map(({ text }) => text)).toEqual(['Behind']);
      expect(problems).toMatchObject([{ path, code: 'RECORD_INVALID' }]);
      expect(problems[0]!.message).toContain(why);
    },
  );

  test('a quotation mark of a table that is never closed is named once', async () => {
    const { documents, problems } = await readAny(aHugeSource('a.csv', 'id,text\n1,One\n2,"'));
    expect(documents.map(({ text }) => text)).toEqual(['One']);
    expect(problems).toMatchObject([{ recordKey: '3', code: 'RECORD_INVALID' }]);
  });
});
