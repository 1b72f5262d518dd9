import { fc } from '../../../support/fast-check';
import { expect, test } from 'vitest';
import { readWordsOf } from './read-words-of';
import { mayShareRuns, readRuns } from '../../../../shared/engine/word-runs';

/** The runs of four words of a line, as they are read. */
function runsOf(words: readonly string[]): string[] {
  const last = Math.max(0, words.length - 4);
  return Array.from({ length: last + 1 }, (_, at) => words.slice(at, at + 4).join(' '));
}

test('equal runs have equal numbers, others do not, in the order of first sight', () => {
  const word = fc.stringMatching(/^[ab]{1,2}$/);
  const lines = fc.array(fc.array(word, { maxLength: 12 }), { maxLength: 8 });
  fc.assert(
    fc.property(lines, (read) => {
      const words = readWordsOf(read.map((line) => line.join(' ')));
      const { from, number, lines: counts } = readRuns(words, [...read.keys()]);
      const runs = read.map(runsOf);
      const seen = [...new Set(runs.flat())];
      expect([...number]).toEqual(runs.flat().map((run) => seen.indexOf(run)));
      expect(runs.map((_, line) => from[line + 1]! - from[line]!)).toEqual(
        runs.map(({ length }) => length),
      );
      const holders = seen.map((run) => runs.filter((line) => line.includes(run)).length);
      expect([...counts.slice(0, seen.length)]).toEqual(holders);
    }),
  );
});

test('no line that shares so many of its runs is left out', () => {
  const word = fc.stringMatching(/^[ab]{1,2}$/);
  const lines = fc.array(fc.array(word, { maxLength: 12 }), { maxLength: 8 });
  fc.assert(
    fc.property(lines, fc.constantFrom(0.5, 0.8, 1), (read, share) => {
      const words = readWordsOf(read.map((line) => line.join(' ')));
      const runs = read.map(runsOf);
      const isHeld = (run: string, line: number) =>
        runs.some((others, other) => other !== line && others.includes(run));
      const sharing = [...read.keys()].filter((line) => {
        const held = runs[line]!.filter((run) => isHeld(run, line));
        return held.length >= share * runs[line]!.length;
      });
      const found = mayShareRuns(words, [...read.keys()], share);
      expect(found).toEqual(expect.arrayContaining(sharing));
    }),
  );
});

test('lines of common words in another order are left out', () => {
  const lines = ['one two three four five', 'five four three two one', 'one two three four six'];
  expect(mayShareRuns(readWordsOf(lines), [0, 1, 2], 0.5)).toEqual([0, 2]);
});
