import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { aSource, readAny } from '../../../support/memory-source';
import { httpAnswer, warcRecord } from '../../../support/warc-bytes';

const url = 'https://harbour.example/mill';
const page = '<title>Mill</title><p>The tide mill grinds again.</p>';

function read(...records: Buffer[]) {
  return readAny(aSource('crawl.warc', Buffer.concat(records), 1000));
}

describe('warcReader', () => {
  test('gives a document for each page, with its address, and passes over what speaks about it', async () => {
    const { format, documents, problems } = await read(
      warcRecord('warcinfo', 'software: made up', { contentType: 'application/warc-fields' }),
      warcRecord('request', 'GET /mill HTTP/1.1\r\n\r\n', { url }),
      warcRecord('response', httpAnswer(page), { url }),
      warcRecord('resource', 'A plain text.', { url: `${url}.txt`, contentType: 'text/plain' }),
    );
    expect(format).toBe('warc');
    expect(problems).toEqual([]);
    expect(documents).toMatchObject([
      { recordKey: '3', text: 'The tide mill grinds again.', title: 'Mill', url },
      { recordKey: '4', text: 'A plain text.', url: `${url}.txt` },
    ]);
    expect(Buffer.from(documents[0]!.bytes).toString()).toBe(page);
  });

  test('reads the texts of a WET file, packed member by member', async () => {
    const records = ['Erster Text.', 'Zweiter Text.'].map((text) =>
      gzipSync(warcRecord('conversion', text, { url, contentType: 'text/plain' })),
    );
    const { documents } = await readAny(aSource('crawl.warc.wet.gz', Buffer.concat(records)));
    expect(documents.map(({ text }) => text)).toEqual(['Erster Text.', 'Zweiter Text.']);
  });

  test('counts pictures and error pages', async () => {
    const { documents, problems } = await read(
      warcRecord('response', httpAnswer('GIF89a', ['Content-Type: image/gif']), { url }),
      warcRecord('response', httpAnswer(page, undefined, '404 Not Found'), { url }),
      warcRecord('response', httpAnswer(page), { url }),
    );
    expect(documents).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'RECORDS_SKIPPED' }]);
    expect(problems[0]!.message).toContain('2 (1 image/gif, 1 answers 404)');
  });

  test('takes the encoding that the server named, and unpacks the content', async () => {
    const latin = Buffer.from('<p>caf\xe9 na\xefve \xfcber</p>', 'latin1');
    const chunked = Buffer.from(`5\r\n<p>on\r\n8\r\ne page</\r\n2\r\np>\r\n0\r\n\r\n`);
    const { documents } = await read(
      warcRecord('response', httpAnswer(latin, ['Content-Type: text/html; charset=latin1'])),
      warcRecord(
        'response',
        httpAnswer(gzipSync(page), ['Content-Type: text/html', 'Content-Encoding: gzip']),
      ),
      warcRecord(
        'response',
        httpAnswer(brotliCompressSync(page), ['Content-Type: text/html', 'Content-Encoding: br']),
      ),
      warcRecord(
        'response',
        httpAnswer(chunked, ['Content-Type: text/html', 'Transfer-Encoding: chunked']),
      ),
      // Stored unpacked, with the header fields as they were.
      warcRecord(
        'response',
        httpAnswer(page, ['Content-Type: text/html', 'Content-Encoding: gzip']),
      ),
    );
    expect(documents.map(({ text }) => text)).toEqual([
      'café naïve über',
      'The tide mill grinds again.',
      'The tide mill grinds again.',
      'one page',
      'The tide mill grinds again.',
    ]);
    expect(documents[0]!.encoding).toBe('windows-1252');
  });

  test.each([
    ['too short', 20],
    ['too long', 100_000],
    ['far beyond the file', 9_000_000_000],
    ['larger than what follows', 700],
  ])('goes on behind a record whose length is %s', async (_how, length) => {
    const { documents, problems } = await read(
      warcRecord('response', httpAnswer('<p>Before.</p>'), { url }),
      warcRecord('response', httpAnswer('<p>Wrong.</p>'), { url, length }),
      warcRecord('response', httpAnswer('<p>Behind.</p>'), { url }),
      warcRecord('response', httpAnswer('<p>Last.</p>'), { url }),
    );
    expect(documents.map(({ text }) => text)).toEqual(['Before.', 'Behind.', 'Last.']);
    expect(problems).toMatchObject([
      { path: 'crawl.warc', recordKey: '2', code: 'RECORD_INVALID' },
    ]);
  });

  test('goes on behind rubbish and a length that is no number, and tells a record cut off', async () => {
    const bad = warcRecord('response', httpAnswer('<p>Bad.</p>'), { length: NaN });
    const last = warcRecord('response', httpAnswer('<p>Cut off.</p>'));
    const { documents, problems } = await read(
      warcRecord('response', httpAnswer('<p>One.</p>')),
      Buffer.from('what is this\r\n\r\n'),
      warcRecord('response', httpAnswer('<p>Two.</p>')),
      bad,
      warcRecord('response', httpAnswer('<p>Three.</p>')),
      last.subarray(0, last.length - 12),
    );
    expect(documents.map(({ text }) => text)).toEqual(['One.', 'Two.', 'Three.']);
    expect(problems.map(({ recordKey }) => recordKey)).toEqual(['2', '4', '6']);
  });

  test('a body that unpacks to too much is a problem of its record', async () => {
    const bomb = gzipSync(Buffer.alloc(80_000_000, ' '));
    const { documents, problems } = await read(
      warcRecord(
        'response',
        httpAnswer(bomb, ['Content-Type: text/html', 'Content-Encoding: gzip']),
      ),
      warcRecord('response', httpAnswer(page)),
    );
    expect(documents).toHaveLength(1);
    expect(problems).toMatchObject([{ recordKey: '1', code: 'RECORD_INVALID' }]);
  });
});
