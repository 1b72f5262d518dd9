import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { plainWord, scanWords, stem, stopWords } from '../../../../shared/engine/tokens';

function wordsOf(text: string): string[] {
  const words: string[] = [];
  scanWords(text, 0, text.length, (start, end) => words.push(text.slice(start, end)));
  return words;
}

describe('scanWords', () => {
  test.each([
    [
      'letters, digits and inner apostrophes',
      "The crew's 2nd boat",
      ['The', "crew's", '2nd', 'boat'],
    ],
    ['accents and other alphabets', 'Überfähre до острова', ['Überfähre', 'до', 'острова']],
    ['combining marks', 'cafe\u0301 नमस्ते', ['cafe\u0301', 'नमस्ते']],
    ['pairs of characters in scripts without spaces', '渡し船が', ['渡し', 'し船', '船が']],
    ['a single such character', '船 boat', ['船', 'boat']],
    ['nothing in signs and emoji', '— 🛶 … !', []],
    ['letters outside the basic plane', '𝒜𝒷 x', ['𝒜𝒷', 'x']],
  ])('finds %s', (_, text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('stays between the offsets given', () => {
    const seen: [number, number][] = [];
    scanWords('one two three', 4, 9, (start, end) => seen.push([start, end]));
    expect(seen).toEqual([
      [4, 7],
      [8, 9],
    ]);
  });

  test('visits spans in order, inside any text, even one with lone surrogates', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, broken) => {
        const given = broken ? `${text}\ud83d` : text;
        let last = 0;
        scanWords(given, 0, given.length, (start, end) => {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(given.length);
          last = start;
        });
      }),
    );
  });
});

describe('plainWord', () => {
  test.each([
    ['Ferry', 'ferry'],
    ['Harbour’s', 'harbour'],
    ["boats'", 'boat' + 's'],
    ['don’t', "don't"],
    ["'", ''],
  ])('makes %s plain', (surface, plain) => {
    expect(plainWord(surface)).toBe(plain);
  });

  test('leaves the words of the stop list as they are', () => {
    for (const word of stopWords) expect(plainWord(word)).toBe(word);
  });
});

describe('stem', () => {
  test.each([
    ['ferries', 'ferry'],
    ['glasses', 'glass'],
    ['boats', 'boat'],
    ['harbours', 'harbour'],
    ['status', 'status'],
    ['crisis', 'crisis'],
    ['swimming', 'swim'],
    ['planned', 'plan'],
    ['bakeries', 'bakery'],
    ['village', 'villag'],
    ['bus', 'bus'],
    ['oar', 'oar'],
  ])('%s becomes %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  test('brings the forms of a word together', () => {
    expect(new Set(['vote', 'votes'].map(stem)).size).toBe(1);
    expect(new Set(['launch', 'launching', 'launched'].map(stem)).size).toBe(1);
  });
});
