import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWords, WordScreen } from '../../../../shared/engine/word-screen';

const words = fc.array(fc.stringMatching(/^[a-zé#']{1,6}$/), { minLength: 1, maxLength: 12 });

test('finds every word of the set that matters in a line of that length, in order', () => {
  fc.assert(
    fc.property(words, words, (known, line) => {
      const screen = new WordScreen(known.map((word, index) => [word, index + 1]));
      const most = new Map(known.map((word, index) => [word, index + 1]));
      const found = screen.find(line.join(' '), line.length);
      const wanted = line.filter((word) => (most.get(word) ?? 0) >= line.length);
      expect(found.filter((word) => wanted.includes(word))).toEqual(wanted);
      expect(known.every((word) => screen.mayHold(word))).toBe(true);
    }),
  );
});

test('leaves nearly all other words out', () => {
  const screen = new WordScreen([
    ['share', Infinity],
    ['comments', 3],
  ]);
  const line = 'the mayor asked for comments on the plan to share the pier with the ferry';
  expect(screen.find(line, countWords(line))).toEqual(['share']);
  expect(screen.find('comments', 1)).toEqual(['comments']);
});

test('counts words by the blanks between them', () => {
  expect(countWords('')).toBe(1);
  expect(countWords('one')).toBe(1);
  expect(countWords('one two three')).toBe(3);
});
