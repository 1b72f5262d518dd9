import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { aSource, readAny } from '../../../support/memory-source';

function read(content: string | Uint8Array, path = 'data.json') {
  return readAny(aSource(path, content, 5));
}

describe('jsonReader', () => {
  test('reads an array record by record, each with its own bytes', async () => {
    const records = [
      '{"id": 12345678901234567890, "text": "One, \\"two\\" [three] {four}"}',
      '{ "content": "The second text.", "tags": ["a", {"b": 1}] }',
      '"A bare text."',
    ];
    const { format, documents, problems } = await read(`\n[ ${records.join(' ,\n')} ]\n`);
    expect(format).toBe('json');
    expect(problems).toEqual([]);
    expect(documents).toMatchObject([
      { recordKey: '1', recordId: '12345678901234567890', text: 'One, "two" [three] {four}' },
      { recordKey: '2', text: 'The second text.', fieldsJson: '{"tags":["a",{"b":1}]}' },
      { recordKey: '3', text: 'A bare text.' },
    ]);
    expect(documents.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(records);
  });

  test('reads one record, and the list of records inside an object', async () => {
    const one = await read('{"title": "T", "body": "The whole text.", "lang": "en"}');
    expect(one.documents).toMatchObject([
      { title: 'T', text: 'The whole text.', fieldsJson: '{"lang":"en"}' },
    ]);
    const many = await read(
      '{"meta": {"count": 2}, "data": {"articles": [{"text": "One."}, {"text": "Two."}]}}',
    );
    expect(many.documents.map(({ text, recordKey }) => [text, recordKey])).toEqual([
      ['One.', '1'],
      ['Two.', '2'],
    ]);
  });

  test('finds the text by its name, else the longest, and takes the one that was chosen', async () => {
    const record = {
      slug: 'mill',
      story_long:
        'The tide mill grinds again after nine years, and the miller is the same as before.',
      teaser: { short: 'The tide mill.' },
    };
    const found = await read(JSON.stringify([record]));
    expect(found.documents).toMatchObject([{ text: record.story_long }]);
    const source = aSource('data.json', JSON.stringify([record]));
    const chosen = await readAny({ ...source, choice: { textField: 'teaser.short' } });
    expect(chosen.documents).toMatchObject([{ text: 'The tide mill.' }]);
  });

  test('keeps other fields as they are written, whatever numbers can hold', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const { documents } = await read(
      `[{"text": "One.", "post": 1234567890123456789, "more": [1e999,\n 1.10], "deep": ${deep},
         "long": "${'x'.repeat(70_000)}", "__proto__": {"a": 1}, "twice": 1, "twice": 2}]`,
    );
    expect(documents.map(({ fieldsJson }) => fieldsJson)).toEqual([
      '{"post":1234567890123456789,"more":[1e999,  1.10],"__proto__":{"a": 1},"twice":2}',
    ]);
  });

  test('reads markup in a field as a page', async () => {
    const { documents } = await read('[{"content": "<p>The mill</p><p>grinds.</p>"}]');
    expect(documents).toMatchObject([{ text: 'The mill\ngrinds.' }]);
  });

  test('a broken record is a problem and the rest goes on; a list cut off is told', async () => {
    const { documents, problems } = await read(
      '[{"text": "One."}, {"text": }, {"id": 3}, {"text": "Four."}',
    );
    expect(documents.map(({ text }) => text)).toEqual(['One.']);
    expect(problems.map(({ code, recordKey }) => [code, recordKey])).toEqual([
      ['RECORD_INVALID', '2'],
      ['RECORD_INVALID', '3'],
      ['FILE_DAMAGED', undefined],
    ]);
  });

  test.each([
    ['deep nesting', `[{"text": "One.", "x": ${'['.repeat(200_000)}${']'.repeat(200_000)}}]`],
    ['a large number', '[{"text": "One.", "id": 1e999}]'],
    ['__proto__', '[{"text": "One.", "__proto__": {"text": "no"}}]'],
    ['the same name twice', '[{"text": "no", "text": "One."}]'],
  ])('takes %s', async (_what, json) => {
    const { documents } = await read(json);
    expect(documents).toMatchObject([{ text: 'One.' }]);
  });

  test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    'reads what other programs wrote as %s, a list or one record',
    async (label) => {
      const record = '{"text": "zwölf 🌊"}';
      for (const json of [record, `[${record}]`, `\ufeff[${record}]`]) {
        const { documents } = await read(iconv.encode(json, label, { addBOM: false }));
        expect(documents).toMatchObject([{ text: 'zwölf 🌊' }]);
      }
    },
  );

  test.each(['', ' \n', '[]', '\ufeff', '[,,,]'])('%j is empty', async (json) => {
    expect((await read(json)).problems).toMatchObject([{ code: 'FILE_EMPTY' }]);
  });
});
