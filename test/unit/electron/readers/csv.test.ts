import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { aSource, readAny } from '../../../support/memory-source';

function read(content: string | Uint8Array, path = 'table.csv') {
  return readAny(aSource(path, content, 11));
}

describe('csvReader', () => {
  test('gives a document for each row, its text under the column that holds texts', async () => {
    const rows = [
      'id,Headline,Body,section,link',
      '7,The mill,"The tide mill, at last,\nopened ""again"".",local,https://a.example/7',
      '8,The ferry,The ferry sails on Monday.,,',
    ];
    const { format, documents, problems } = await read(rows.join('\r\n'));
    expect(format).toBe('csv');
    expect(problems).toEqual([]);
    expect(documents).toMatchObject([
      {
        recordKey: '3',
        recordId: '"7"',
        text: 'The tide mill, at last,\nopened "again".',
        url: 'https://a.example/7',
        fields: { Headline: 'The mill', section: 'local' },
      },
      { recordKey: '4', recordId: '"8"', text: 'The ferry sails on Monday.' },
    ]);
    expect(Buffer.from(documents[0]!.bytes).toString()).toBe(rows[1]);
  });

  test.each([
    ['tabs', '\t'],
    ['semicolons', ';'],
    ['bars', '|'],
  ])('finds %s between the cells', async (_name, sign) => {
    const { documents } = await read(`title${sign}text\nOne${sign}The text, of one.\n`);
    expect(documents).toMatchObject([{ title: 'One', text: 'The text, of one.' }]);
  });

  test('a first row of long or numeric cells is a row like the others', async () => {
    const { documents } = await read(
      '1,The harbour wall was raised by half a metre over the winter, they say.\n2,"Another text, long enough to be taken for the text of a row by itself in the table."\n',
    );
    expect(documents).toHaveLength(2);
  });

  test('takes the column that a curator chose', async () => {
    const source = aSource('t.csv', 'text,note\nThe text.,The note.\n');
    const { documents } = await readAny({ ...source, choice: { textField: 'note' } });
    expect(documents).toMatchObject([{ text: 'The note.' }]);
  });

  test.each([
    ['windows-1251', 'Приливная мельница снова работает каждый день.'],
    ['shift_jis', '潮汐水車がまた動き出した、と町の人は言う。'],
    ['gb18030', '潮汐磨坊又开始工作了，居民们都很高兴，孩子们也来看。'],
    ['utf-16le', 'Wide “text” für alle.'],
  ])('reads %s', async (label, text) => {
    const content = iconv.encode(`id,text\n1,"${text}"\n`, label, { addBOM: label === 'utf-16le' });
    const { documents } = await read(content);
    expect(documents).toMatchObject([{ text }]);
  });

  test('a broken row is a problem and the rest goes on', async () => {
    const { documents, problems } = await read('id,text\n1,\n2,The text.\n3,,,\n');
    expect(documents.map(({ text }) => text)).toEqual(['The text.']);
    expect(problems).toMatchObject([
      { recordKey: '2', code: 'RECORD_INVALID' },
      { recordKey: '4', code: 'RECORD_INVALID' },
    ]);
  });

  test('a quotation mark that is never closed does not take memory without limit', async () => {
    const { documents, problems } = await read(
      `id,text\n1,fine text\n2,"${'never closed\n'.repeat(1000)}`,
    );
    expect(documents).toMatchObject([{ text: 'fine text' }]);
    expect(problems).toMatchObject([{ code: 'RECORD_INVALID' }]);
  });

  test('a table of nothing but a header is empty', async () => {
    const { problems } = await read('a,b\n');
    expect(problems).toMatchObject([{ code: 'FILE_EMPTY' }]);
  });
});
