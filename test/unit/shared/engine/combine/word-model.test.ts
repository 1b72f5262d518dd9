import { expect, test } from 'vitest';
import { fitWordModel, type KnownLine } from '../../../../../scripts/combine/fit-word-model';
import {
  judgeWords,
  lineHashes,
  readWordModel,
} from '../../../../../shared/engine/combine/word-model';

/** Lines of several documents: those with a lens are cut. */
function knownLines(documents: number): KnownLine[] {
  return Array.from({ length: documents }, (_, group): KnownLine[] => [
    { text: `Lens: Ada Pole ${group}`, cut: true, group },
    { text: 'The ferry sails on', cut: false, group },
    { text: 'Nobody waved to the ferry', cut: false, group },
  ]).flat();
}

test('words of cut lines speak for a cut in lines that were not seen', () => {
  const model = readWordModel(fitWordModel(knownLines(20)));
  const judge = (line: string): number => judgeWords(model, line, { start: 0, end: line.length });
  expect(judge('Lens: Tom Oar')).toBeGreaterThan(0);
  expect(judge('The ferry waved')).toBeLessThan(0);
  expect(judge('')).toBe(model.base);
});

test('what fewer than three documents hold has no weight', () => {
  expect(fitWordModel(knownLines(2)).gaps).toEqual([]);
  expect(fitWordModel(knownLines(3)).gaps).not.toEqual([]);
});

test('the same lines give the same weights', () => {
  expect(fitWordModel(knownLines(9))).toEqual(fitWordModel(knownLines(9)));
});

test('capitals count in pairs of words, not in words; a long line is read from its beginning', () => {
  const shared = (a: string, b: string): number => {
    const known = new Set(lineHashes(b));
    return lineHashes(a).filter((hash) => known.has(hash)).length;
  };
  expect(shared('she saw Ada', 'she saw ada')).toBeLessThan(lineHashes('she saw Ada').length);
  expect(shared('on Ada', 'on Tom')).toBeGreaterThan(shared('on ada', 'on tom'));
  expect(lineHashes('word '.repeat(5000))).toHaveLength(lineHashes('word '.repeat(60)).length);
  expect(lineHashes('  ')).toHaveLength(0);
});
