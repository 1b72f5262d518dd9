import { fc } from '../../../support/fast-check';
import { expect, test } from 'vitest';
import { hashWord } from '../../../../shared/engine/word-hash';
import { WordScreen } from '../../../../shared/engine/word-screen';

const words = fc.array(fc.stringMatching(/^[a-zé#']{1,6}$/), { minLength: 1, maxLength: 12 });

/** The words of a line that the screen lets pass. */
function find(screen: WordScreen, line: string): string[] {
  const words = line.split(' ');
  return words.filter((word) => screen.mayHold(hashWord(word), words.length));
}

test('finds every word of the set that matters in a line of that length, in order', () => {
  fc.assert(
    fc.property(words, words, (known, line) => {
      const screen = new WordScreen(known.map((word, index) => [hashWord(word), index + 1]));
      const most = new Map(known.map((word, index) => [word, index + 1]));
      const found = find(screen, line.join(' '));
      const wanted = line.filter((word) => (most.get(word) ?? 0) >= line.length);
      expect(found.filter((word) => wanted.includes(word))).toEqual(wanted);
      expect(known.every((word) => find(screen, word).length === 1)).toBe(true);
    }),
  );
});

test('leaves nearly all other words out', () => {
  const screen = new WordScreen([
    [hashWord('share'), Infinity],
    [hashWord('comments'), 3],
  ]);
  const line = 'the mayor asked for comments on the plan to share the pier with the ferry';
  expect(find(screen, line)).toEqual(['share']);
  expect(find(screen, 'comments')).toEqual(['comments']);
});
