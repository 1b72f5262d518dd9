import { describe, expect, test } from 'vitest';
import {
  countMentions,
  countTerms,
  spellingOf,
} from '../../../../../shared/engine/off-topic/document-terms';
import { wordTraits } from '../../../../../shared/engine/off-topic/lexicon';
import { documentOf } from '../../../../support/topic-document';

function rowOf(terms: ReturnType<typeof countTerms>, block: number): [string, number][] {
  const entries: [string, number][] = [];
  for (let entry = terms.offsets[block]!; entry < terms.offsets[block + 1]!; entry++) {
    entries.push([terms.stems[terms.terms[entry]!]!.text, terms.counts[entry]!]);
  }
  return entries;
}

describe('countTerms', () => {
  const terms = countTerms(
    documentOf(['The ferry and the Ferries', 'They told you of 40 boats', '…', 'A boat']),
  );

  test('counts the stems of content words per block', () => {
    expect(rowOf(terms, 0)).toEqual([['ferry', 2]]);
    expect(rowOf(terms, 1)).toEqual([
      ['40', 1],
      ['boat', 1],
    ]);
    expect(rowOf(terms, 2)).toEqual([]);
    expect(rowOf(terms, 3)).toEqual([['boat', 1]]);
    expect([...terms.contentWords]).toEqual([2, 2, 0, 1]);
  });

  test('keeps a spelling for each stem', () => {
    expect(terms.stems.map((_, term) => spellingOf(terms, term))).toEqual(['ferry', '40', 'boats']);
  });

  test('counts traits of all words', () => {
    const trait = (block: number, name: (typeof wordTraits)[number]): number =>
      terms.traits[block * wordTraits.length + wordTraits.indexOf(name)]!;
    expect(trait(0, 'words')).toBe(5);
    expect(trait(0, 'capitals')).toBe(2);
    expect(trait(1, 'numbers')).toBe(1);
    expect(trait(1, 'second')).toBe(1);
    expect(trait(1, 'third')).toBe(1);
    expect(trait(1, 'first')).toBe(0);
  });
});

test('the mentions of a term are those of all blocks', () => {
  const terms = countTerms(
    documentOf(['The ferry and the Ferries', 'They told you of 40 boats', 'A ferry']),
  );
  const mentions = countMentions(terms);
  expect(terms.stems.map(({ text }, term) => [text, mentions[term]])).toEqual([
    ['ferry', 3],
    ['40', 1],
    ['boat', 1],
  ]);
});

test('a document that is only completed is not counted again, another text is', () => {
  const document = documentOf(['A rudder and an oar']);
  const terms = countTerms(document);
  expect(countTerms({ ...document, language: 'en' })).toBe(terms);
  expect(countTerms({ ...document, text: 'A folder and an urn' }).stems).not.toEqual(terms.stems);
});

test('numbers begin anew with each document', () => {
  countTerms(documentOf(['A rudder and an oar', 'The rudder']));
  const terms = countTerms(documentOf(['The oar', 'An oar and a rudder']));
  expect(terms.stems.map(({ text }) => text)).toEqual(['oar', 'rudder']);
  expect([...terms.terms]).toEqual([0, 0, 1]);
});

test('counts the same before and after a document of very many words', () => {
  const lines = ['The ferry and the Ferries', 'They told you of 40 boats', 'A ferry'];
  const before = countTerms(documentOf(lines));
  const many = Array.from({ length: 200_000 }, (_, at) => `word${at.toString(36)}q`).join(' ');
  countTerms(documentOf([many]));
  const after = countTerms(documentOf(lines));
  expect(after.generation).not.toBe(before.generation);
  // Stems are numbered anew.
  const bare = (terms: typeof after) => {
    const stems = terms.stems.map(({ text, hash }) => ({ text, hash }));
    return { ...terms, stems, generation: 0 };
  };
  expect(bare(after)).toEqual(bare(before));
});
