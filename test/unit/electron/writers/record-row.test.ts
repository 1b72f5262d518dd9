import { describe, expect, test } from 'vitest';
import { recordRow } from '../../../../electron/writers/record-row';

describe('a row of records', () => {
  test('starts with the id exactly as it stood', () => {
    const row = recordRow({ idJson: '90071992547409931234', text: 'Plums.', metadata: {} });
    expect(row).toBe('{"id":90071992547409931234,"text":"Plums."}\n');
  });

  test('has no id where the record had none', () => {
    expect(recordRow({ text: 'Plums.', metadata: {} })).toBe('{"text":"Plums."}\n');
  });

  test('carries what the text no longer says', () => {
    const metadata = {
      credits: 'P. Ear',
      source: 'Mill',
      published: 'May',
      author: 'A',
      title: 'T',
    };
    const row = recordRow({ idJson: '"x"', text: '', metadata, url: 'https://mill.example/' });
    expect(JSON.parse(row)).toEqual({
      id: 'x',
      text: '',
      url: 'https://mill.example/',
      ...metadata,
    });
  });

  test('carries what else the record said, its numbers as they stood', () => {
    const fieldsJson = '{"post":1234567890123456789,"more":1e999}';
    const row = recordRow({ idJson: '1', text: 'Plums.', metadata: {}, fieldsJson });
    expect(row).toBe(`{"id":1,"text":"Plums.","fields":${fieldsJson}}\n`);
  });

  test('is one line, and keeps half a pair of surrogates', () => {
    const text = 'one\ntwo\u2028\ud83d';
    const row = recordRow({ text, metadata: {} });
    expect(row.match(/\n/g)).toHaveLength(1);
    expect(JSON.parse(Buffer.from(row).toString())).toEqual({ text });
  });
});
