import { describe, expect, test } from 'vitest';
import { declaredEncoding, htmlReader } from '../../../../electron/readers/html';
import { aSource, readAll } from '../../../support/memory-source';

describe('htmlReader', () => {
  test('decodes by the declared encoding and keeps the bytes', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset="windows-1251"><p>'),
      Buffer.from([0xcc, 0xe8, 0xf0]),
    ]);
    const { documents } = await readAll(htmlReader, aSource('a.html', bytes));
    expect(documents[0]).toMatchObject({
      text: 'Мир',
      encoding: 'windows-1251',
      textIsBytes: false,
    });
    expect(Buffer.from(documents[0]!.bytes).equals(bytes)).toBe(true);
  });

  test('lists a page without text', async () => {
    const { problems } = await readAll(htmlReader, aSource('a.html', '<script>x</script>'));
    expect(problems).toMatchObject([{ code: 'FILE_EMPTY' }]);
  });

  test('lists a page that is too deep for a tree, and reads its text all the same', async () => {
    const source = aSource('a.html', `${'<div>'.repeat(1000)}<p>a</p><p>b</p>`);
    const { documents, problems } = await readAll(htmlReader, source);
    expect(documents).toMatchObject([{ text: 'a\nb' }]);
    expect(problems).toMatchObject([{ code: 'PAGE_TOO_COMPLEX', path: 'a.html' }]);
    const plain = await readAll(htmlReader, aSource('a.html', '<div><p>a</p></div>'));
    expect(plain.problems).toEqual([]);
  });
});

describe('declaredEncoding', () => {
  test.each([
    ['<meta charset=koi8-r>', 'koi8-r'],
    ['<META http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', 'Shift_JIS'],
    ['<?xml version="1.0" encoding="iso-8859-2"?>', 'iso-8859-2'],
    ['<!-- <meta charset=big5> -->', undefined],
    ['<p>no word of it</p>', undefined],
  ])('%s', (html, label) => {
    expect(declaredEncoding(Buffer.from(html))).toBe(label);
  });
});
