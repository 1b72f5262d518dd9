import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { Lexicon } from '../../../../../shared/engine/off-topic/lexicon';

function find(lexicon: Lexicon, word: string): ReturnType<Lexicon['find']> {
  return lexicon.find(`«${word}»`, 1, 1 + word.length);
}

describe('Lexicon', () => {
  test('knows the stem and the traits of a word', () => {
    const lexicon = new Lexicon();
    expect(find(lexicon, 'Ferries')).toMatchObject({ capital: true, number: false, person: -1 });
    expect(find(lexicon, 'Ferries').stem?.text).toBe('ferry');
    expect(find(lexicon, 'ferry').stem).toBe(find(lexicon, 'Ferries').stem);
    expect(find(lexicon, 'the').stem).toBeUndefined();
    expect(find(lexicon, '40').number).toBe(true);
    expect(find(lexicon, 'yours').person).toBeGreaterThanOrEqual(0);
  });

  test('gives each of very many words its own answer, however often it is asked', () => {
    const words = Array.from({ length: 9_000 }, (_, index) => `word${index.toString(36)}q`);
    const lexicon = new Lexicon();
    for (const round of [1, 2]) {
      const found = words.map((word) => find(lexicon, word).stem?.text);
      expect(found, `round ${round}`).toEqual(words);
    }
  });

  test('answers like a new one, whatever it has seen before', () => {
    const used = new Lexicon();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (word) => {
        const { stem, ...rest } = find(used, word);
        const { stem: other, ...others } = find(new Lexicon(), word);
        expect(rest).toEqual(others);
        expect(stem?.text).toBe(other?.text);
        expect(stem?.hash).toBe(other?.hash);
        expect(find(used, word).stem).toEqual(stem);
      }),
    );
  });
});
