import { fc } from '../../../support/fast-check';
import { expect, test } from 'vitest';
import { readWordsOf } from './read-words-of';
import { readRuns } from '../../../../shared/engine/word-runs';

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
