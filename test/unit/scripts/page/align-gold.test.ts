import { fc } from '../../../support/fast-check';
import { expect, test } from 'vitest';
import { alignTokens } from '../../../../scripts/page/align-gold';
import { scorePages } from '../../../../scripts/page/score-pages';

const words = (text: string) => text.split(' ');
const found = (page: string, gold: string) =>
  words(page).filter((_, at) => alignTokens(words(page), words(gold))[at] === 1);

test('finds the gold text between furniture', () => {
  const gold = 'the ferry left the quay on tuesday and came back late';
  expect(found(`home news share ${gold} share news home`, gold).join(' ')).toBe(gold);
});

test('finds short lines by what stands around them', () => {
  const gold = 'returns are hard the mule was loaded again and went home with us';
  expect(found(`home news ${gold} home`, gold).join(' ')).toBe(gold);
});

test('finds long runs that the page has in another order', () => {
  const [first, second] = ['a b c d e f g h', 'p q r s t u v w'];
  expect(found(`x ${second} x x ${first} x`, `${first} ${second}`)).toHaveLength(16);
});

test('nothing is found of a text that is not there, all of one that is', () => {
  const token = fc.constantFrom('a', 'b', 'c', 'd');
  fc.assert(
    fc.property(fc.array(token, { maxLength: 60 }), (page) => {
      expect(alignTokens(page, ['z', 'y']).includes(1)).toBe(false);
      expect(alignTokens(page, page).every((each) => each === 1)).toBe(true);
    }),
  );
});

test('figures are those of the usual measures', () => {
  const page = { set: 's', html: '', wanted: ['two three'], unwanted: ['menu'] };
  const pages = [
    { ...page, id: '1', gold: 'one two three four five' },
    { ...page, id: '2', gold: 'one two three four five' },
  ];
  const texts = new Map([['1', 'menu one two three four']]);
  expect(scorePages(pages, texts)).toEqual({
    pages: 2,
    empty: 1,
    precision: 0.5,
    recall: 0.25,
    f1: 1 / 3,
    wordF1: expect.closeTo(0.4) as number,
    wordF1ByType: {},
    strings: 0.5,
  });
});
