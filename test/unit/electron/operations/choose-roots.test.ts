import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseRoots } from '../../../../electron/operations/choose-roots';

function paths(...given: string[]): [string, string][] {
  return chooseRoots(given).map(({ absolute, path }) => [absolute, path]);
}

describe('chooseRoots', () => {
  test('a single thing is the batch itself', () => {
    expect(paths('/data/crawl')).toEqual([[resolve('/data/crawl'), '']]);
    expect(paths('/data/crawl', '/data/crawl/')).toEqual([[resolve('/data/crawl'), '']]);
  });

  test('of several things each keeps its name', () => {
    expect(paths('/data/b', '/other/a.txt')).toEqual([
      [resolve('/data/b'), 'b'],
      [resolve('/other/a.txt'), 'a.txt'],
    ]);
  });

  test('what lies in another one comes with it', () => {
    expect(paths('/data', '/data/b', '/data-2')).toEqual([
      [resolve('/data'), 'data'],
      [resolve('/data-2'), 'data-2'],
    ]);
  });

  test('the root of the disk holds everything', () => {
    expect(paths('/data/b', '/')).toEqual([[resolve('/'), '']]);
  });

  test('takes very many things at once', () => {
    const many = Array.from({ length: 30_000 }, (_, at) => `/data/${at % 100}/${at}.txt`);
    expect(paths(...many)).toHaveLength(30_000);
  });

  test('where names agree, folders tell them apart', () => {
    expect(paths('/x/one/news', '/x/two/news', '/x/three').map(([, path]) => path)).toEqual([
      'one/news',
      'three',
      'two/news',
    ]);
  });
});
