import { describe, expect, test } from 'vitest';
import { explainApart, findWordsApart } from '../../../../../shared/engine/off-topic/explain';
import { ferryWithBread, spaceOf } from '../../../../support/topic-document';

describe('findWordsApart', () => {
  const space = spaceOf(ferryWithBread(3));

  test('names the rarest words that stand in the blocks alone, in the order of the text', () => {
    const found = findWordsApart(space, [3]);
    expect(found.apart).toBe(found.words);
    expect(found.shared).toEqual([]);
    expect(found.examples).toContain('sourdough');
    const text = ferryWithBread(3)[3]!;
    const places = found.examples.map((word) => text.indexOf(word));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('a word of two flagged blocks stands nowhere else', () => {
    const twice = spaceOf([...ferryWithBread(3), 'More sourdough from the oven']);
    expect(findWordsApart(twice, [3]).examples).not.toContain('sourdough');
    expect(findWordsApart(twice, [3, 6]).examples).toContain('sourdough');
  });

  test('names the words that do stand elsewhere', () => {
    expect(findWordsApart(space, [1]).shared).toContain('ferry');
  });
});

describe('explainApart', () => {
  const found = { words: 5, apart: 5, examples: ['oven', 'loaf'], shared: [] };

  test('says that no word fits, and which', () => {
    expect(explainApart(found, false)).toBe(
      'None of its 5 content words stands elsewhere in the document; e.g. oven, loaf.',
    );
  });

  test('says which words are shared', () => {
    expect(explainApart({ ...found, apart: 4, shared: ['morning'] }, false)).toBe(
      '4 of its 5 content words stand nowhere else in the document, e.g. oven, loaf; shared: morning.',
    );
  });

  test('does not speak of foreign words where there are none', () => {
    const reason = explainApart({ ...found, apart: 0, examples: [] }, false);
    expect(reason).toContain('neighbours');
    expect(reason).not.toContain('e.g.');
  });

  test('tells of another document that has the words', () => {
    expect(explainApart(found, true)).toContain('Another document of the batch');
  });
});
