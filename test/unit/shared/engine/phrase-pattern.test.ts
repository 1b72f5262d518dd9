import { describe, expect, test } from 'vitest';
import { lineKey } from '../../../../shared/engine/line-key';
import { readPhrase } from '../../../../shared/engine/phrase-pattern';

function matches(phrase: string, line: string): boolean {
  const read = readPhrase(phrase);
  const key = lineKey(line);
  return 'keys' in read ? read.keys.includes(key) : read.pattern.test(` ${key}`);
}

describe('readPhrase', () => {
  test('writes out choices, also of nothing', () => {
    expect(readPhrase('(leave|post) a (new |)comment')).toEqual({
      keys: ['leave a new comment', 'leave a comment', 'post a new comment', 'post a comment'],
    });
  });

  test.each([
    ['follow us on *', 'Follow us on the Harbour Blog!', true],
    ['follow us on *', 'Follow us on', false],
    ['follow us on *', 'They follow us on foot', false],
    ['page # of #', 'Page 2 of 13', true],
    ['sign in (|to *)', 'Sign in', true],
    ['sign in (|to *)', 'Sign in to your account', true],
    ['posted (|on) {moment}', 'Posted on: June 4, 2019 at 7:15 am', true],
    ['posted (|on) {moment}', 'Posted on the pier', false],
    ['{moment}', 'Sat 23 August', true],
    ['{moment}', '2015-06-03T10:15:00Z', true],
    ['{moment}', 'May', false],
    ['{moment}', '2015', false],
    ['{counted}', '1.2K shares · 30 comments', true],
    ['{counted}', 'Shares: 12', true],
    ['{counted}', 'shares', false],
  ])('%s on "%s": %s', (phrase, line, expected) => {
    expect(matches(phrase, line)).toBe(expected);
  });

  test('names words of which a line must hold one, and how long it may be', () => {
    const read = readPhrase('(share|save) this *');
    expect(read).toMatchObject({ words: ['this'], mostWords: 10 });
    expect(readPhrase('(share|save|) *')).toMatchObject({ words: [] });
    expect(readPhrase('(share|save) *')).toMatchObject({ words: ['share', 'save'] });
  });

  test('refuses choices in choices and unknown parts', () => {
    expect(() => readPhrase('share (this|(that))')).toThrow(/nest/);
    expect(() => readPhrase('share {nothing}')).toThrow(/unknown part/);
  });
});
