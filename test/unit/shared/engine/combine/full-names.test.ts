import { expect, test } from 'vitest';
import { readFullNames } from '../../../../../shared/engine/combine/full-names';
import { measureDocument } from '../../../../../shared/engine/features';
import { segment } from '../../../../../shared/engine/segment';

/** What is said of the names of each line. */
function namesOf(lines: readonly string[]) {
  const text = lines.join('\n');
  const features = measureDocument({ id: 'a', text, blocks: segment(text) });
  const names = readFullNames(features);
  return features.blocks.map((block) => ({
    count: names.count(block),
    again: names.shareAgain(block),
    later: names.shareLater(block),
  }));
}

test('a name in full is found again in other lines, above and below', () => {
  const named = namesOf([
    'The ferry is back, said Ada Pole of the harbour office.',
    'Pole waited on the quay.',
    'Ada Pole with Tom Oar on the quay',
  ]);
  expect(named).toEqual([
    { count: 1, again: 0, later: 1 },
    { count: 0, again: 0, later: 0 },
    { count: 2, again: 0.5, later: 0 },
  ]);
});

test('a full name is two words with capitals and small letters, with nothing between them', () => {
  const counts = (line: string): number => namesOf([line])[0]!.count;
  expect(counts('Éva Ödön')).toBe(1);
  expect(counts('Anna Maria Oar')).toBe(2);
  expect(counts('waited in Hull, Ada said')).toBe(0);
  expect(counts('THE FERRY IS BACK')).toBe(0);
  expect(counts('A B')).toBe(0);
  expect(counts('—')).toBe(0);
  expect(counts('Ada Pole '.repeat(300))).toBe(5);
});
