import { fc } from '../../../support/fast-check';
import { expect, test } from 'vitest';
import { lineKey } from '../../../../shared/engine/line-key';
import { readLineWords } from '../../../../shared/engine/line-words';
import { anyText } from './any-text';

/** The words of each line, as their numbers lead back to them. */
function wordsOf(keys: readonly (string | undefined)[]): string[][] {
  const { from, start, number, length } = readLineWords(keys);
  return keys.map((key, line) =>
    Array.from({ length: from[line + 1]! - from[line]! }, (_, at) => {
      const begin = start[from[line]! + at]!;
      return key!.slice(begin, begin + length[number[from[line]! + at]!]!);
    }),
  );
}

test('reads the words of all keys, of any text', () => {
  fc.assert(
    fc.property(fc.array(fc.option(anyText, { nil: undefined })), (texts) => {
      const keys = texts.map((text) => (text === undefined ? undefined : lineKey(text)));
      const words = keys.map((key) => (key === undefined || key === '' ? [] : key.split(' ')));
      expect(wordsOf(keys)).toEqual(words);
    }),
  );
});

test('equal words have equal numbers, others do not, in the order of first sight', () => {
  const word = fc.stringMatching(/^[a-c]{1,3}$/);
  fc.assert(
    fc.property(fc.array(fc.array(word, { minLength: 1 })), (lines) => {
      const { number, different } = readLineWords(lines.map((line) => line.join(' ')));
      const seen = [...new Set(lines.flat())];
      expect([...number]).toEqual(lines.flat().map((one) => seen.indexOf(one)));
      expect(different).toBe(seen.length);
    }),
  );
});
