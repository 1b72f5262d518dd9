import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { jsonlReader } from '../../../../electron/readers/jsonl';
import { aSource, readAll } from '../../../support/memory-source';

async function read(content: string | Uint8Array) {
  return readAll(jsonlReader, aSource('rows.jsonl', content));
}

describe('jsonlReader', () => {
  test('gives one document a line, with its fields and its own bytes', async () => {
    const first = '{"id": 7, "text": "One\\nTwo", "title": "T", "url": "https://a.example/1"}';
    const second = '{"id": "x", "html": "<p>Three</p>", "site": "b.example", "extra": [1]}';
    const { documents, problems } = await read(`${first}\r\n\n${second}`);
    expect(problems).toEqual([]);
    expect(documents).toMatchObject([
      {
        recordKey: '1',
        recordId: '7',
        recordNumber: 0,
        text: 'One\nTwo',
        title: 'T',
        url: 'https://a.example/1',
      },
      { recordKey: '3', recordId: '"x"', recordNumber: 1, text: 'Three', site: 'b.example' },
    ]);
    expect(Buffer.from(documents[0]!.bytes).toString()).toBe(first);
    expect(Buffer.from(documents[1]!.bytes).toString()).toBe(second);
  });

  test('takes a raw U+2028 or a lone CR inside a string for data', async () => {
    const { documents } = await read('{"text": "a\u2028b\\rc"}\n');
    expect(documents[0]!.text).toBe('a\u2028b\rc');
  });

  test('keeps lone surrogates and NULs', async () => {
    const { documents } = await read('{"text": "\\ud800 and \\u0000"}');
    expect(documents[0]!.text).toBe('\ud800 and \0');
  });

  test('a byte order mark belongs to the file, not to its first record', async () => {
    const { documents } = await read('\ufeff{"text": "one"}\n');
    expect(documents).toMatchObject([{ text: 'one' }]);
  });

  test.each(['{"text": null, "html": "<p>a</p>"}', '{"text": "a", "html": null}'])(
    'takes null for a missing field: %s',
    async (line) => {
      const { documents, problems } = await read(line);
      expect(problems).toEqual([]);
      expect(documents).toMatchObject([{ text: 'a' }]);
    },
  );

  test.each([
    ['{"text": null, "html": null}', 'no text or html'],
    ['[1]', 'not a JSON object'],
    ['{"text": ', 'not valid JSON'],
    ['{"id": 1}', 'no text or html'],
    ['{"text": 5}', 'no text or html'],
    ['{"text": "a", "html": "b"}', 'both'],
    ['{"text": " \\n"}', 'empty'],
    ['{"html": "<script>x</script>"}', 'no text'],
    ['null', 'not a JSON object'],
  ])('lists %s and goes on', async (line, reason) => {
    const { documents, problems } = await read(`{"text": "a"}\n${line}\n{"text": "b"}\n`);
    expect(documents.map(({ text }) => text)).toEqual(['a', 'b']);
    expect(problems).toMatchObject([{ code: 'RECORD_INVALID', recordKey: '2' }]);
    expect(problems[0]!.message).toContain(reason);
    expect(problems[0]!.message).toContain('line 2');
  });

  test('lists a line that is not UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"text": "'),
      Buffer.from([0xe9]),
      Buffer.from('"}'),
    ]);
    expect((await read(bytes)).problems[0]!.message).toContain('UTF-8');
  });

  test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('reads %s', async (label) => {
    const text = 'Die Gezeitenmühle 🌊 mahlt.';
    const rows = `{"id": 1, "text": "${text}"}\n{"id": 2, "text": "${text}"}\n`;
    for (const addBOM of [true, false]) {
      const bytes = iconv.encode(rows, label, { addBOM });
      const { documents, problems } = await readAll(jsonlReader, aSource('rows.jsonl', bytes, 5));
      expect(problems).toEqual([]);
      expect(documents).toMatchObject([{ text, recordId: '1' }, { text }]);
    }
  });

  test.each(['windows-1252', 'shift_jis'])('reads %s where it is told so', async (encoding) => {
    const text = encoding === 'shift_jis' ? '表の「水車」がまた動く。' : 'Die „Mühle“ – €.';
    const row = iconv.encode(`{"text": "${text}"}`, encoding);
    const source = { ...aSource('rows.jsonl', row), choice: { encoding } };
    const { documents } = await readAll(jsonlReader, source);
    expect(documents).toMatchObject([{ text, encoding }]);
    expect(Buffer.from(documents[0]!.bytes).equals(row)).toBe(true);
  });

  test('one broken line among thousands is named, and all others are read', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => `{"text": "Row ${at + 1}."}`);
    rows[2499] = '{"text": "Row 2500.';
    const { documents, problems } = await readAll(
      jsonlReader,
      aSource('rows.jsonl', rows.join('\n'), 4096),
    );
    expect(documents).toHaveLength(4999);
    expect(problems).toMatchObject([{ path: 'rows.jsonl', recordKey: '2500' }]);
    expect(problems[0]!.message).toContain('line 2500: it is not valid JSON');
  });

  test('skips a line over the limit without keeping it', async () => {
    const long = Buffer.alloc(16 * 1024 * 1024 + 2, 'x');
    const content = Buffer.concat([long, Buffer.from('\n{"text": "after"}')]);
    const { documents, problems } = await readAll(
      jsonlReader,
      aSource('rows.jsonl', content, 1 << 20),
    );
    expect(problems[0]!.message).toContain('longer than 16 MB');
    expect(documents).toMatchObject([{ text: 'after', recordKey: '2' }]);
  });

  test.each(['', '\n \n', '\ufeff', '\ufeff\r\n'])('%j is empty', async (content) => {
    expect((await read(content)).problems).toMatchObject([{ code: 'FILE_EMPTY' }]);
  });

  test('copes with very deep JSON', async () => {
    const deep = `{"text": "a", "extra": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const { documents, problems } = await readAll(
      jsonlReader,
      aSource('rows.jsonl', deep, 1 << 16),
    );
    expect(documents.length + problems.length).toBe(1);
  });
});
