import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { explainPattern } from '../../../../../shared/engine/curator-rules/explain-pattern';

describe('explainPattern', () => {
  test.each([
    ['Share', '“Share”'],
    ['^By \\p{Lu}', 'the beginning of the line, then “By ”, then a capital letter'],
    [
      '(?:Read|Click) (?:more|here)$',
      '“Read” or “Click”, then a blank, then “more” or “here”, then the end of the line',
    ],
    [
      '[Rr]ead on[^.]*',
      '“R” or “r”, then “ead on”, then any character but “.” any number of times',
    ],
    ['\\d{1,3} of \\d+', 'a digit 1 to 3 times, then “ of ”, then a digit once or more'],
    ['(photo|image)s?', '“photo” or “image”, then “s” or nothing'],
    ['(?:a|b){2,}c{3}', '(“a” or “b”) 2 times or more, then “c” 3 times'],
    ['[a-z0-9]|\\(c\\)', '“a” to “z” or “0” to “9” or “(c)”'],
    [
      '(?<=: )\\S+(?! ago)',
      'behind “: ”, then no white space once or more, then not followed by “ ago”',
    ],
    ['(?<year>\\d{4})|', 'a digit 4 times or nothing'],
  ])('says %s in words', (source, words) => {
    expect(explainPattern(source)).toBe(words);
  });

  test.each(['(', '\\1(a)', '\\p{Script=Greek}', '\\cA', '\\u0041'])(
    'has no words for %s',
    (source) => {
      expect(explainPattern(source)).toBeUndefined();
    },
  );

  test('never fails, whatever is typed', () => {
    const sign = fc.constantFrom(...'ab1 .*+?()[]{}|^$\\-,<=!:dwspP{L}é'.split(''));
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
        const words = explainPattern(signs.join(''));
        expect(words === undefined || words.length > 0).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
