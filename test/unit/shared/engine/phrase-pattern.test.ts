import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lineKey } from '../../../../shared/engine/line-key';
import { readPhrase } from '../../../../shared/engine/phrase-pattern';
import { rulePackSchema } from '../../../../shared/engine/rule-pack';
import { fc } from '../../../support/fast-check';

const folder = join(import.meta.dirname, '../../../../resources/rules');
const packs = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => rulePackSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
const phrases = packs.flatMap((pack) => pack.rules.flatMap((rule) => rule.phrases ?? []));

/** Whether a key holds one of the words, which may also be words side by side. */
function holdsWord(key: string, words: readonly string[]): boolean {
  return words.some((word) => `${key} `.includes(` ${word} `));
}

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

  test('names sets of words of each of which a line must hold one', () => {
    const needsOf = (phrase: string) => {
      const read = readPhrase(phrase);
      return 'keys' in read ? [] : read.needs;
    };
    expect(needsOf('(share|save) this *')).toEqual([['share', 'save']]);
    expect(needsOf('posted (|on) {moment}')).toEqual([
      ['#'],
      expect.arrayContaining(['june', '# #']),
    ]);
    expect(needsOf('(|{moment}) ago *')).toEqual([]);
  });

  test('no line that a phrase of the packs matches lacks what it needs', () => {
    const read = phrases.map(readPhrase).flatMap((phrase) => ('keys' in phrase ? [] : [phrase]));
    const check = (key: string): void => {
      for (const { pattern, words, needs } of read) {
        if (!pattern.test(key)) continue;
        for (const set of [words, ...needs]) {
          if (set.length > 0 && !holdsWord(key, set)) expect(`${key} lacks ${set.join()}`).toBe('');
        }
      }
    };
    const examples = packs.flatMap((pack) => pack.rules.flatMap((rule) => rule.examples.flags));
    for (const line of examples.join('\n').split('\n')) check(` ${lineKey(line)}`);
    const whole = read.filter(({ pattern }) => !pattern.source.includes('(?='));
    const matching = fc.constantFrom(...whole).chain(({ pattern }) => fc.stringMatching(pattern));
    fc.assert(fc.property(matching, check), { numRuns: 500 });
  });

  test('refuses choices in choices and unknown parts', () => {
    expect(() => readPhrase('share (this|(that))')).toThrow(/nest/);
    expect(() => readPhrase('share {nothing}')).toThrow(/unknown part/);
  });
});
