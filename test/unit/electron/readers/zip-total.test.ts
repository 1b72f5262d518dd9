import { expect, test, vi } from 'vitest';
import type * as Limits from '../../../../electron/readers/archive-limits';
import { aDiskSource, readAny } from '../../../support/memory-source';
import { zipBytes } from '../../../support/zip-bytes';

// Two gigabytes would take long to unpack.
vi.mock('../../../../electron/readers/archive-limits', async (original) => ({
  ...(await original<typeof Limits>()),
  mostUnpacked: 10 * 1024 * 1024,
}));

test('an archive of many files, none of them too large, is not read beyond its total', async () => {
  const content = Buffer.concat([
    Buffer.from('{"text": "One."}'),
    Buffer.alloc(3 * 1024 * 1024, '\n'),
  ]);
  const parts = Array.from({ length: 8 }, (_, at) => ({ name: `${at}.jsonl`, content }));
  const { documents, problems } = await readAny(aDiskSource('crawl.zip', zipBytes(parts)));
  expect(documents.map(({ path }) => path)).toEqual([
    ...['crawl.zip/0.jsonl', 'crawl.zip/1.jsonl', 'crawl.zip/2.jsonl', 'crawl.zip/3.jsonl'],
  ]);
  expect(problems.map(({ path, code }) => [path, code])).toEqual([
    ['crawl.zip/3.jsonl', 'ARCHIVE_LIMIT'],
    ['crawl.zip', 'ARCHIVE_LIMIT'],
  ]);
  expect(problems[0]!.message).toContain('2 GB');
});
