import { fc } from '../../../support/fast-check';
import { expect, test } from 'vitest';
import { lineKey } from '../../../../shared/engine/line-key';
import { readWordsOf } from './read-words-of';
import { hashWord } from '../../../../shared/engine/word-hash';
import { anyText } from './any-text';

/** The words of the keys of all lines. */
function wordsOf(lines: readonly (string | undefined)[]): string[][] {
  const keys = lines.map((line) => (line === undefined ? '' : lineKey(line)));
  return keys.map((key) => (key === '' ? [] : key.split(' ')));
}

test('reads the words of the keys of all lines, of any text', () => {
  const text = fc.oneof(anyText, fc.string({ unit: fc.constantFrom(..."aΣİß’'k5,.& é😀") }));
  fc.assert(
    fc.property(fc.array(fc.option(text, { nil: undefined })), (lines) => {
      const { from, number, hash, length } = readWordsOf(lines);
      const read = lines.map((_, line) => [...number.subarray(from[line], from[line + 1])]);
      const words = wordsOf(lines);
      expect(read.map((line) => line.map((word) => hash[word]))).toEqual(
        words.map((line) => line.map(hashWord)),
      );
      expect(read.map((line) => line.map((word) => length[word]))).toEqual(
        words.map((line) => line.map((word) => word.length)),
      );
    }),
  );
});

test.each([
  ['between letters', (unit: string) => `a${unit}b`],
  ['behind a number', (unit: string) => `4${unit} foo`],
  ['behind a number and its unit', (unit: string) => `4k${unit}`],
  ['before an apostrophe', (unit: string) => `${unit}'s a`],
  ['behind an apostrophe', (unit: string) => `a’${unit}`],
  ['in a line with a letter that the whole line is read again for', (unit: string) => `${unit}a İ`],
])('reads every UTF-16 unit like the key: %s', (_place, lineWith) => {
  const lines = Array.from({ length: 0x10000 }, (_, code) => lineWith(String.fromCharCode(code)));
  const { from, number, hash } = readWordsOf(lines);
  const words = wordsOf(lines);
  const different = lines.filter((_, line) => {
    const read = [...number.subarray(from[line], from[line + 1])].map((word) => hash[word]);
    return read.join() !== words[line]!.map(hashWord).join();
  });
  expect(different).toEqual([]);
});

test('equal words have equal numbers, others do not, in the order of first sight', () => {
  const word = fc.stringMatching(/^[a-c]{1,3}$/);
  const line = fc.array(word, { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const { number, different } = readWordsOf(lines.map((words) => words.join(' ')));
      const seen = [...new Set(lines.flat())];
      expect([...number]).toEqual(lines.flat().map((one) => seen.indexOf(one)));
      expect(different).toBe(seen.length);
    }),
  );
});

test('knows for each line the first one with the same words', () => {
  const line = fc.option(fc.stringMatching(/^[ab .]{0,4}$/), { nil: undefined });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const keys = lines.map((text, at) => (text === undefined ? at : lineKey(text)));
      expect([...readWordsOf(lines).alike]).toEqual(keys.map((key) => keys.indexOf(key)));
    }),
  );
});
