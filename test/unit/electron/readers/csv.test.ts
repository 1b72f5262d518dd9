import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { fc } from '../../../support/fast-check';
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
        fieldsJson: '{"Headline":"The mill","section":"local"}',
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
    ['big5', '潮汐磨坊又開始工作了，居民們都很高興，孩子們也來看熱鬧。'],
    ['euc-kr', '어부들은 아침 일찍 바다로 나가서 저녁에 많은 물고기를 가지고 돌아왔다.'],
    ['utf-16le', 'Wide “text” für alle.'],
    ['utf-16be', 'Wide “text” für alle. 🌊'],
    ['utf-32le', 'Wide “text” für alle. 🌊'],
    ['utf-32be', 'Wide “text” für alle. 🌊'],
  ])('reads %s', async (label, text) => {
    const content = iconv.encode(`id,text\n1,"${text}"\n`, label, {
      addBOM: label.startsWith('utf-'),
    });
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

  test('a quotation mark that is not closed spoils its own row, not the thousands behind it', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `${at + 3},Text number ${at + 3}.\n`);
    const { documents, problems } = await read(`id,text\n1,One.\n2,"Two.\n${rows.join('')}`);
    expect(documents).toHaveLength(3001);
    expect(documents.at(-1)).toMatchObject({ text: 'Text number 3002.', recordKey: '3003' });
    expect(problems).toMatchObject([{ path: 'table.csv', recordKey: '3', code: 'RECORD_INVALID' }]);
    expect(problems[0]!.message).toContain('line 3: a quotation mark is not closed');
  });

  test('also where other rows are quoted as they should be', async () => {
    const rows = '3,Three.\n4,"Four, quoted."\n5,"Five, ""quoted"" too."\n6,Six.\n';
    const { documents, problems } = await read(`id,text\n1,One.\n2,"Two.\n${rows}`);
    const texts = ['One.', 'Three.', 'Four, quoted.', 'Five, "quoted" too.', 'Six.'];
    expect(documents.map(({ text }) => text)).toEqual(texts);
    expect(problems).toMatchObject([{ recordKey: '3', code: 'RECORD_INVALID' }]);
  });

  test('quotation marks inside a cell are signs like others', async () => {
    const { documents, problems } = await read(
      'id,text\n1,bro"ken\n2,"bro"ken"\n3,"x"y\n4,"One ""word"".\nTwo "words" more."\n',
    );
    expect(problems).toEqual([]);
    expect(documents.map(({ text }) => text)).toEqual([
      ...['bro"ken', '"bro"ken"', '"x"y'],
      '"One ""word"".\nTwo "words" more."',
    ]);
  });

  test('gives back any cells that were written by the rules, in chunks of any size', async () => {
    const cell = fc
      .array(fc.constantFrom('a', ',', '"', '\n', '\r\n', ' ', 'ü', '🌊'), { maxLength: 8 })
      .map((signs) => `x${signs.join('')}x`);
    const written = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        async (rows, lineEnd, chunk) => {
          const lines = rows.map((row) => row.map(written).join(','));
          const content = ['note,text', ...lines].join(lineEnd);
          const { documents, problems } = await readAny(aSource('table.csv', content, chunk));
          expect(problems).toEqual([]);
          expect(documents.map(({ fieldsJson, text }) => [fieldsJson, text])).toEqual(
            rows.map(([note, text]) => [JSON.stringify({ note }), text]),
          );
          expect(documents.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(lines);
        },
      ),
    );
  });

  test('rows keep the keys that batches know them by, in which CR LF inside a cell counts as two', async () => {
    const { documents, problems } = await read(
      '\ufeffid,text\r\n\r\n1,"One\r\ntwo\nthree."\r\n2,Four.\r\n3,\r\n4,"Five\r\n\r\nsix."',
    );
    expect(documents.map(({ recordKey }) => recordKey)).toEqual(['6', '7', '13']);
    // What a curator is told is the line as an editor counts it.
    expect(problems).toMatchObject([{ recordKey: '8' }]);
    expect(problems[0]!.message).toContain('line 7:');
  });

  const mark = '\ufeff';
  /** The keys are what csv-parse gave, which read tables before: older batches hold them. */
  test.each([
    ['cells of several lines', 'id,text\n1,"a\nb\n\nc"\n2,d\n', ['5', '6']],
    ['CR LF inside and behind cells', 'id,text\r\n1,"a\r\nb"\r\n2,d\r\n3,e', ['4', '5', '6']],
    ['CR LF inside cells alone', 'id,text\n1,"a\r\n\r\nb"\n2,d\n', ['6', '7']],
    ['CR LF behind rows alone', 'id,text\r\n1,"a\nb"\r\n2,d\r\n', ['3', '4']],
    ['CR inside cells', 'id,text\n1,"a\rb"\n2,d\n', ['3', '4']],
    ['rows of nothing', 'id,text\n\n1,a\n\n\n2,b\n', ['3', '6']],
    ['rows of nothing that end in CR LF', 'id,text\r\n\r\n1,a\r\n\r\n2,b\r\n', ['3', '5']],
    ['rows of blanks', 'id,text\n  \n1,a\n\t\n2,b\n', ['3', '5']],
    ['rows of blanks that end in CR LF', 'id,text\r\n  \r\n1,"a\r\nb"\r\n2,c', ['5', '6']],
    ['a byte order mark', `${mark}id,text\n1,a\n2,"b\nc"\n`, ['2', '4']],
    ['a mark and CR LF', `${mark}id,text\r\n\r\n1,"a\r\nb"\r\n2,c\r\n`, ['5', '6']],
    ['a mark before a cell in quotation marks', `${mark}"id","text"\r\n1,"a\r\nb"`, ['4']],
  ])('keys of tables with %s, in chunks of any size', async (_name, content, keys) => {
    for (const chunk of [1, 2, 3, 7, 1000]) {
      const { documents } = await readAny(aSource('table.csv', content, chunk));
      expect(documents.map(({ recordKey }) => recordKey)).toEqual(keys);
    }
  });

  test('rows may end with CR alone', async () => {
    const { documents } = await read('id,text\r1,"One\rtwo."\r2,Three.\r');
    expect(documents).toMatchObject([
      { text: 'One\rtwo.', recordKey: '3' },
      { text: 'Three.', recordKey: '4' },
    ]);
  });

  test('a byte order mark belongs to the file, not to its first name', async () => {
    const { documents } = await read('\ufeff"text","note"\nThe text.,The note.\n');
    expect(documents).toMatchObject([{ text: 'The text.', fieldsJson: '{"note":"The note."}' }]);
  });

  test('a row of too many cells is a problem, and the next is read', async () => {
    const { documents, problems } = await readAny(
      aSource('table.csv', `id,text\n1,${','.repeat(1_000_000)}\n2,Two.\n`, 1 << 16),
    );
    expect(documents).toMatchObject([{ text: 'Two.', recordKey: '3' }]);
    expect(problems).toMatchObject([{ recordKey: '2', code: 'RECORD_INVALID' }]);
  });

  test.each(['', '\ufeff', ' \r\n\t\n', '\n'.repeat(1000)])('%j is empty', async (content) => {
    const { documents, problems } = await read(content);
    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ code: 'FILE_EMPTY' }]);
  });

  test('a table of nothing but a header is empty', async () => {
    const { problems } = await read('a,b\n');
    expect(problems).toMatchObject([{ code: 'FILE_EMPTY' }]);
  });
});
