import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { eld } from 'eld/small';
import { describe, expect, test } from 'vitest';
import { guessLanguage } from '../../../../electron/readers/guess-language';
import { fc } from '../../../support/fast-check';

/** What the package says whose method and table these are. */
function saidByPackage(text: string): string | undefined {
  const found = eld.detect(text);
  return found.language !== '' && found.isReliable() ? found.language : undefined;
}

const corpus = resolve(import.meta.dirname, '../../../corpus');
const texts = readdirSync(corpus, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
  .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')] as const);

describe('texts are taken for what the package takes them for', () => {
  test.each(texts)('%s', (_name, text) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    for (const part of [text, ...lines]) expect(guessLanguage(part)).toBe(saidByPackage(part));
  });

  const word = fc.string({ unit: 'grapheme', maxLength: 12 });
  const letters = fc.string({
    unit: fc.constantFrom(
      ..."aeinrstäöüßéèçñłøåžабвгдежиклмнопрстуфאבגד中文字日本語ひらがな한국어กขคİ’'`",
    ),
    maxLength: 150,
  });
  test('whatever they are made of', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(word, letters), { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        expect(guessLanguage(text)).toBe(saidByPackage(text));
      }),
    );
  });
});

test('nothing is said of a text without letters', () => {
  expect(guessLanguage('12:30 – 14:00')).toBeUndefined();
});
