import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { Lexicon, wordTraits } from '../../../../../shared/engine/off-topic/lexicon';
import { lentUnits } from '../../../../../shared/engine/text-units';
import { mixLetters } from '../../../../../shared/engine/word-hash';

/** What the lexicon knows of a word that stands inside a text. */
function learn(lexicon: Lexicon, word: string) {
  const [start, end] = [1, 1 + word.length];
  const text = `«${word}»`;
  const spelling = lexicon.find(lentUnits(text), start, end, mixLetters(text, start, end));
  const stem = lexicon.stemOf(spelling);
  const bits = lexicon.traitsOf(spelling);
  return {
    spelling,
    stem: stem < 0 ? undefined : lexicon.stem(stem),
    traits: wordTraits.filter((_, trait) => (bits & (1 << trait)) !== 0),
  };
}

/** What all its columns take up. */
function bytesOf(lexicon: Lexicon): number {
  let bytes = 0;
  for (const column of Object.values(lexicon)) {
    if (ArrayBuffer.isView(column)) bytes += column.buffer.byteLength;
  }
  return bytes;
}

describe('Lexicon', () => {
  test('knows the stem and the traits of a word', () => {
    const lexicon = new Lexicon();
    expect(learn(lexicon, 'Ferries').traits).toEqual(['capitals']);
    expect(learn(lexicon, 'Ferries').stem?.text).toBe('ferry');
    expect(learn(lexicon, 'ferry').stem).toBe(learn(lexicon, 'Ferries').stem);
    expect(learn(lexicon, 'the')).toMatchObject({ stem: undefined, traits: [] });
    expect(learn(lexicon, '40').traits).toEqual(['numbers']);
    expect(learn(lexicon, 'yours').traits).toEqual(['second']);
    expect(learn(lexicon, 'We').traits).toEqual(['capitals', 'first']);
  });

  test('gives each of very many words its own answer, however often it is asked', () => {
    const words = Array.from({ length: 9_000 }, (_, index) => `word${index.toString(36)}q`);
    const lexicon = new Lexicon();
    for (const round of [1, 2]) {
      const found = words.map((word) => learn(lexicon, word).stem?.text);
      expect(found, `round ${round}`).toEqual(words);
    }
  });

  test('is as small as a new one when it has forgotten very many words, and as right', () => {
    const lexicon = new Lexicon();
    for (let at = 0; at < 200_000; at++) learn(lexicon, `word${at.toString(36)}q`);
    const { generation } = lexicon;
    lexicon.trim();
    expect(lexicon.generation).not.toBe(generation);
    expect(bytesOf(lexicon)).toBe(bytesOf(new Lexicon()));
    expect(learn(lexicon, 'Ferries')).toEqual(learn(new Lexicon(), 'Ferries'));
  });

  test('forgets nothing while it holds little', () => {
    const lexicon = new Lexicon();
    const { spelling } = learn(lexicon, 'ferry');
    learn(lexicon, 'boat');
    lexicon.trim();
    expect(learn(lexicon, 'ferry').spelling).toBe(spelling);
  });

  test('tells words apart that have the same hash', () => {
    const lexicon = new Lexicon();
    const spellings = ['oar', 'urn', 'oar'].map((word) => lexicon.find(lentUnits(word), 0, 3, 7));
    expect(spellings).toEqual([0, 1, 0]);
  });

  test('answers like a new one, whatever it has seen before', () => {
    const used = new Lexicon();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (word) => {
        const { stem, traits, spelling } = learn(used, word);
        const other = learn(new Lexicon(), word);
        expect(traits).toEqual(other.traits);
        expect(stem?.text).toBe(other.stem?.text);
        expect(stem?.hash).toBe(other.stem?.hash);
        expect(learn(used, word).spelling).toBe(spelling);
      }),
    );
  });
});
