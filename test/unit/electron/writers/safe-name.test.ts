import { posix } from 'node:path';
import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { createNameAllocator, foldKey, safeName } from '../../../../electron/writers/safe-name';

/** Letters that make trouble, mixed with ordinary ones. */
const letter = fc.constantFrom(
  ...['a', 'A', 'b', '.', '..', ' ', '/', '\\', ':', '*', '\0', '\n', '\u001b', '\u202e', '\u200b'],
  ...['é', 'e\u0301', 'ß', 'ẞ', 'İ', 'ı', 'i', 'Σ', 'ς', '\ud800', '\udc00', '😀', '-2', '.txt'],
);
const anyPath = fc.oneof(
  fc.string({ unit: letter, maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('CON', 'nul.txt', 'com1', 'aux /x', '../../etc/passwd', '/etc/passwd', 'C:\\x'),
);

function placeAll(paths: readonly string[]): string[] {
  const names = createNameAllocator();
  return paths.map((path) => names.place(path));
}

describe('the place of any path', () => {
  test('never leaves the folder', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        const [placed] = placeAll([path]);
        const resolved = posix.join('/export', placed!);
        expect(resolved).toBe(`/export/${placed!}`);
        expect(placed).not.toBe('');
      }),
    );
  });

  test('has names that every system takes', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        for (const name of placeAll([path])[0]!.split('/')) {
          expect(name).toBe(Buffer.from(name, 'utf8').toString('utf8'));
          expect(Buffer.byteLength(name)).toBeGreaterThan(0);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
          // eslint-disable-next-line no-control-regex -- control characters must be gone
          expect(name).not.toMatch(/[\u0000-\u001f\u007f<>:"/\\|?*]|[. ]$|^ |\u202e/);
          expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)( *\..*)?$/i);
        }
      }),
    );
  });

  test('is taken once only, also where case and Unicode form do not count', () => {
    fc.assert(
      fc.property(fc.array(anyPath, { maxLength: 20 }), (paths) => {
        const placed = placeAll(paths);
        const keys = placed.map((path) => path.split('/').map(foldKey).join('/'));
        expect(new Set(keys).size).toBe(paths.length);
        // A file must not stand where another path needs a folder either.
        for (const key of keys) {
          expect(keys.some((other) => other.startsWith(`${key}/`))).toBe(false);
        }
      }),
    );
  });

  test('is the same each time', () => {
    fc.assert(
      fc.property(fc.array(anyPath, { maxLength: 10 }), (paths) => {
        expect(placeAll(paths)).toEqual(placeAll(paths));
      }),
    );
  });
});

describe('names', () => {
  test.each([
    ['article.txt', 'article.txt'],
    ['Überschrift – Teil 2.html', 'Überschrift – Teil 2.html'],
    ['-rf', '-rf'],
    ['.hidden', '.hidden'],
    ['..', '__'],
    ['a.txt:stream', 'a.txt_stream'],
    ['CON', '_CON'],
    ['nul.tar.gz', '_nul.tar.gz'],
    ['console.txt', 'console.txt'],
    ['dots...', 'dots___'],
    ['line\nbreak', 'line_break'],
    ['', 'unnamed'],
  ])('%j becomes %j', (name, expected) => {
    expect(safeName(name)).toBe(expected);
  });

  test('keep their ending when they are shortened, and stay different', () => {
    const first = safeName(`${'ä'.repeat(200)}1.txt`);
    const second = safeName(`${'ä'.repeat(200)}2.txt`);
    expect(Buffer.byteLength(first)).toBeLessThanOrEqual(255);
    expect(first).toMatch(/\.txt$/);
    expect(first).not.toBe(second);
  });
});

describe('collisions', () => {
  test('get a number before the ending', () => {
    expect(placeAll(['a/Note.txt', 'a/note.txt', 'a/NOTE.txt'])).toEqual([
      'a/Note.txt',
      'a/note-2.txt',
      'a/NOTE-3.txt',
    ]);
  });

  test('of Unicode forms are seen', () => {
    expect(placeAll(['caf\u00e9.txt', 'cafe\u0301.txt'])).toEqual([
      'caf\u00e9.txt',
      'cafe\u0301-2.txt',
    ]);
  });

  test('of folders keep their files apart', () => {
    expect(placeAll(['Daily/a.txt', 'daily/a.txt', 'Daily/b.txt'])).toEqual([
      'Daily/a.txt',
      'daily-2/a.txt',
      'Daily/b.txt',
    ]);
  });

  test('of a file with a folder are seen', () => {
    expect(placeAll(['news', 'news/a.txt'])).toEqual(['news', 'news-2/a.txt']);
  });
});

test('a path too long for some systems goes to a folder of its own', () => {
  const deep = `${'folder/'.repeat(200)}a.txt`;
  const [placed, other] = placeAll([deep, `x/${deep}`]);
  expect(placed).toMatch(/^long-paths\/[0-9a-f]{12}-a\.txt$/);
  expect(other).toMatch(/^long-paths\/[0-9a-f]{12}-a\.txt$/);
  expect(other).not.toBe(placed);
});
