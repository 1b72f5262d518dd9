import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { aDiskSource, aSource, readAny } from '../../../support/memory-source';
import { zipBytes, type ZipPart } from '../../../support/zip-bytes';

function read(parts: readonly ZipPart[]) {
  return readAny(aDiskSource('crawl.zip', zipBytes(parts)));
}

function overwrite(bytes: Buffer, at: number): Buffer {
  return bytes.fill(0, at, at + 4);
}

/** The archive with the end that ZIP64 has, which says how many files it holds. */
function claimEntries(zip: Buffer, count: number): Buffer {
  const end = Buffer.from(zip.subarray(zip.length - 22));
  const list = zip.subarray(0, zip.length - 22);
  const wide = Buffer.alloc(56);
  wide.write('PK\x06\x06', 0, 'latin1');
  wide.writeBigUInt64LE(44n, 4);
  wide.writeBigUInt64LE(BigInt(count), 24);
  wide.writeBigUInt64LE(BigInt(count), 32);
  wide.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40);
  wide.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 0, 'latin1');
  locator.writeBigUInt64LE(BigInt(list.length), 8);
  locator.writeUInt32LE(1, 16);
  end.fill(0xff, 8, 20);
  return Buffer.concat([list, wide, locator, end]);
}

describe('zipReader', () => {
  test('reads each file as what it is, at a path below the archive', async () => {
    const { format, documents, problems, finished } = await read([
      { name: 'a/one.txt', content: 'The tide mill grinds.' },
      { name: 'a/two.html', content: '<p>The ferry sails.</p>' },
      { name: 'rows.jsonl', content: '{"text": "First."}\n{"text": "Second."}\n' },
      { name: 'packed.txt.gz', content: gzipSync('A packed text.') },
      { name: 'a/', content: '' },
    ]);
    expect(format).toBe('zip');
    expect(problems).toEqual([]);
    expect(documents.map(({ path, recordKey, text }) => [path, recordKey, text])).toEqual([
      ['crawl.zip/a/one.txt', undefined, 'The tide mill grinds.'],
      ['crawl.zip/a/two.html', undefined, 'The ferry sails.'],
      ['crawl.zip/rows.jsonl', '1', 'First.'],
      ['crawl.zip/rows.jsonl', '2', 'Second.'],
      ['crawl.zip/packed.txt.gz', undefined, 'A packed text.'],
    ]);
    expect(finished).toEqual([
      'crawl.zip/a/one.txt',
      'crawl.zip/a/two.html',
      'crawl.zip/rows.jsonl',
      'crawl.zip/packed.txt.gz',
    ]);
  });

  test.each([
    ['../evil.txt', {}, 'leads out'],
    ['a/../../evil.txt', {}, 'leads out'],
    ['/etc/evil.txt', {}, 'leads out'],
    ['C:/evil.txt', {}, 'leads out'],
    ['..\\evil.txt', {}, 'leads out'],
    ['link.txt', { mode: 0o120777 }, 'it is a link'],
    ['device.txt', { mode: 0o020666 }, 'no ordinary file'],
    ['secret.txt', { flags: 0x801 }, 'encrypted'],
  ])('does not read %s %j', async (name, more, reason) => {
    const { documents, problems } = await read([
      { name, content: 'a text', ...more },
      { name: 'good.txt', content: 'good' },
    ]);
    expect(documents.map(({ path }) => path)).toEqual(['crawl.zip/good.txt']);
    expect(problems).toMatchObject([{ code: 'ENTRY_REFUSED' }]);
    expect(problems[0]!.message).toContain(reason);
  });

  test('refuses entries that share their data', async () => {
    const { documents, problems } = await read([
      { name: 'a.txt', content: 'once' },
      { name: 'b.txt', content: 'once', sharesDataOf: 0 },
    ]);
    expect(documents.map(({ path }) => path)).toEqual(['crawl.zip/a.txt']);
    expect(problems).toMatchObject([{ path: 'crawl.zip/b.txt', code: 'ENTRY_REFUSED' }]);
  });

  test('stops unpacking what is made to fill a disk, and reads the rest', async () => {
    const { documents, problems } = await read([
      { name: 'bomb.jsonl', content: Buffer.alloc(50_000_000, ' ') },
      { name: 'good.txt', content: 'good' },
    ]);
    expect(documents.map(({ path }) => path)).toEqual(['crawl.zip/good.txt']);
    expect(problems).toMatchObject([{ path: 'crawl.zip/bomb.jsonl', code: 'ARCHIVE_LIMIT' }]);
  });

  test.each([
    ['size', { claimedSize: 3 }],
    ['larger size', { claimedSize: 3000 }],
    ['checksum', { claimedCrc: 1 }],
  ])('does not believe a wrong %s', async (_what, more) => {
    const { documents, problems } = await read([
      { name: 'wrong.txt', content: 'some text', ...more },
      { name: 'good.txt', content: 'good' },
    ]);
    expect(documents.map(({ path }) => path)).toEqual(['crawl.zip/good.txt']);
    expect(problems).toMatchObject([{ path: 'crawl.zip/wrong.txt', code: 'ARCHIVE_DAMAGED' }]);
  });

  test('does not open archives in archives', async () => {
    const inner = zipBytes([{ name: 'a.txt', content: 'x' }]);
    const { documents, problems } = await read([
      { name: 'inner.zip', content: inner },
      { name: 'twice.gz', content: gzipSync(gzipSync('x')) },
    ]);
    expect(documents).toEqual([]);
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      ['crawl.zip/inner.zip', 'ARCHIVE_NESTED'],
      ['crawl.zip/twice.gz', 'ARCHIVE_NESTED'],
    ]);
  });

  test('reads files of the same name, and of names that differ in case alone', async () => {
    const { documents } = await read([
      { name: 'a.txt', content: 'one' },
      { name: 'a.txt', content: 'two' },
      { name: 'A.txt', content: 'three' },
    ]);
    expect(documents.map(({ path, text }) => [path, text])).toEqual([
      ['crawl.zip/a.txt', 'one'],
      ['crawl.zip/a.txt', 'two'],
      ['crawl.zip/A.txt', 'three'],
    ]);
  });

  test('does not open an archive of too many files', async () => {
    const many = claimEntries(zipBytes([{ name: 'a.txt', content: 'text' }]), 100_001);
    const { documents, problems } = await readAny(aDiskSource('crawl.zip', many));
    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ path: 'crawl.zip', code: 'ARCHIVE_LIMIT' }]);
  });

  test('leaves office documents alone, and says how many files of systems it passed over', async () => {
    const office = await read([{ name: '[Content_Types].xml', content: '<Types/>' }]);
    expect(office.problems).toMatchObject([{ code: 'FILE_BINARY' }]);
    const hidden = await read([
      { name: '__MACOSX/._a.txt', content: 'x' },
      { name: '.DS_Store', content: 'x' },
      { name: 'a.txt', content: 'A text.' },
    ]);
    expect(hidden.problems).toMatchObject([{ path: 'crawl.zip', code: 'FILES_HIDDEN' }]);
    expect(hidden.problems[0]!.message).toContain('2 (');
  });

  test.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 30)],
    ['with a broken list', (bytes: Buffer) => overwrite(bytes, bytes.indexOf('PK\x01\x02'))],
    ['that is only a beginning', (bytes: Buffer) => bytes.subarray(0, 10)],
  ])('lists an archive %s as damaged', async (_how, damage) => {
    const bytes = damage(zipBytes([{ name: 'a.txt', content: 'some text in it' }]));
    const { documents, problems } = await readAny(aDiskSource('crawl.zip', bytes));
    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ path: 'crawl.zip', code: 'ARCHIVE_DAMAGED' }]);
  });

  test('lists an empty archive as empty', async () => {
    const { problems } = await read([]);
    expect(problems).toMatchObject([{ code: 'FILE_EMPTY' }]);
  });
});

describe('gzipReader', () => {
  test('reads a packed file of one member or many as what it holds', async () => {
    const page = await readAny(aSource('page.html.gz', gzipSync('<p>One page.</p>')));
    expect(page.documents).toMatchObject([{ path: 'page.html.gz', text: 'One page.' }]);
    const rows = ['{"text": "One."}\n', '{"text": "Two."}\n'].map((row) => gzipSync(row));
    const { documents } = await readAny(aSource('rows.jsonl.gz', Buffer.concat(rows)));
    expect(documents.map(({ text, recordKey }) => [text, recordKey])).toEqual([
      ['One.', '1'],
      ['Two.', '2'],
    ]);
  });

  test('keeps the records before a truncation and says that it is damaged', async () => {
    const rows = Array.from({ length: 2000 }, (_, at) => `{"text": "Row ${at} ${at * 7919}."}\n`);
    const bytes = gzipSync(rows.join(''));
    const source = aSource('rows.jsonl.gz', bytes.subarray(0, bytes.length - 500), 512);
    const { documents, problems } = await readAny(source);
    expect(documents.length).toBeGreaterThan(500);
    expect(problems).toMatchObject([{ path: 'rows.jsonl.gz', code: 'ARCHIVE_DAMAGED' }]);
    expect(problems[0]!.message).toContain('ends too early');
  });

  test('takes no part of a text out of a truncated file', async () => {
    const bytes = gzipSync('A text that is cut. '.repeat(50));
    const { documents, problems } = await readAny(aSource('a.txt.gz', bytes.subarray(0, -9)));
    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ code: 'ARCHIVE_DAMAGED' }]);
  });

  test.each([
    ['whose checksum is wrong', (packed: Buffer) => packed.fill(1, packed.length - 8)],
    ['with a broken middle', (packed: Buffer) => packed.fill(0xff, 300, 400)],
    [
      'with something else behind it',
      (packed: Buffer) => Buffer.concat([packed, Buffer.alloc(50, 7)]),
    ],
    ['of nothing but its head', (packed: Buffer) => packed.subarray(0, 10)],
  ])('comes to its end at a file %s, and says that it is damaged', async (_how, damage) => {
    const rows = Array.from({ length: 2000 }, (_, at) => `{"text": "Row ${at} ${at * 7919}."}\n`);
    for (const chunk of [100, 1 << 20]) {
      const bytes = damage(gzipSync(rows.join('')));
      const { problems } = await readAny(aSource('rows.jsonl.gz', bytes, chunk));
      expect(problems).toMatchObject([{ path: 'rows.jsonl.gz', code: 'ARCHIVE_DAMAGED' }]);
    }
  });

  test('takes zeros behind the last member for padding', async () => {
    const bytes = Buffer.concat([gzipSync('{"text": "One."}\n'), Buffer.alloc(100_000)]);
    for (const chunk of [512, 1 << 20]) {
      const { documents, problems } = await readAny(aSource('rows.jsonl.gz', bytes, chunk));
      expect(documents).toMatchObject([{ text: 'One.' }]);
      expect(problems).toEqual([]);
    }
  });

  test('a packed file of nothing is empty', async () => {
    const { problems } = await readAny(aSource('a.txt.gz', gzipSync('')));
    expect(problems).toMatchObject([{ path: 'a.txt.gz', code: 'FILE_EMPTY' }]);
  });

  test('stops at a bomb, also at one of endless members', async () => {
    const member = gzipSync(Buffer.alloc(1_000_000, 'a'));
    const members = Buffer.concat(Array.from({ length: 40 }, () => member));
    for (const bytes of [gzipSync(Buffer.alloc(50_000_000, 'a')), members]) {
      const { documents, problems } = await readAny(aSource('bomb.jsonl.gz', bytes, 4096));
      expect(documents).toEqual([]);
      expect(problems).toMatchObject([{ path: 'bomb.jsonl.gz', code: 'ARCHIVE_LIMIT' }]);
    }
  });
});
