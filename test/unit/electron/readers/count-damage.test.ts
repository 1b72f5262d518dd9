import { expect, test } from 'vitest';
import { countDamage } from '../../../../electron/readers/count-damage';
import { decodeAs } from '../../../../electron/readers/decode';

test('counts what could not be decoded', () => {
  expect(countDamage('caf\ufffd and \ufffd\ufffd')).toEqual({ lost: 3, odd: 0 });
});

test.each(['café’s crème – “naïve” über', 'Приливная мельница', '潮汐水車がまた動き出した'])(
  'sees %s read with the wrong encoding',
  (text) => {
    expect(countDamage(decodeAs(Buffer.from(text), 'windows-1252').text).odd).toBeGreaterThan(0);
    expect(countDamage(text)).toEqual({ lost: 0, odd: 0 });
  },
);

test.each([
  'L’été… « Ça va ? » — Âge, Éric, Ïle, Ñandú',
  'É»À l’île, à Noël… “été…”',
  'İstanbul’da “çay” içtik; ã, ä, å, æ, ç – è.',
  'VOILÀ – Â, DÉJÀ… À « Paris »',
])('takes %j for what it is', (text) => {
  expect(countDamage(text)).toEqual({ lost: 0, odd: 0 });
});
