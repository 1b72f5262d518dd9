import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const corpus = join(import.meta.dirname, '..', 'corpus', 'do-no-harm');

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('\n');
}

/** Texts of about `size` lines, or of as many words in one line, that may cost more than their length. */
export const growingTexts: readonly (readonly [name: string, make: (size: number) => string])[] = [
  ['numbered lines', (size) => lines(size, (at) => `line ${at} of many`)],
  ['one line over and over', (size) => lines(size, () => 'Share this')],
  [
    'different paragraphs',
    (size) => lines(size, (at) => `The ferry ${at} left quay ${at * 7} and went on to w${at}x.`),
  ],
  ['one block', (size) => 'word, '.repeat(20 * size)],
  ['one block without a blank', (size) => 'x'.repeat(100 * size)],
  ['one row of emoji', (size) => '🌊'.repeat(20 * size)],
  ['rows of emoji', (size) => lines(size, () => '🌊🐟🌊')],
  ['lone surrogates', (size) => lines(size, () => 'a\ud83d b\ude00')],
  ['NUL characters', (size) => lines(size, () => '\u0000\u0000 \u0000')],
  ['punctuation', (size) => lines(size, (at) => '!?.,;:-()'.slice(0, 1 + (at % 9)))],
  ['one row of brackets', (size) => '('.repeat(10 * size) + ')'.repeat(10 * size)],
  ['digits', (size) => lines(size, (at) => `${at} ${at * 31}`)],
  ['signs that turn the direction', (size) => lines(size, () => '\u202eabc\u2066 def\u202c\u2069')],
  ['white space', (size) => ' \t\u00a0\n\u2028\r\n'.repeat(size)],
  ['times', (size) => lines(size, (at) => `${at % 24}:${10 + (at % 50)}`)],
  ['labels', (size) => lines(size, (at) => `Seat ${at % 97}: taken by ${at}`)],
  ['rows of a table', (size) => lines(size, (at) => `${at}\t${at + 1}\tferry`)],
  ['short headlines', (size) => lines(size, (at) => `Ferry ${at} Sails Again`)],
  ['a verse and its refrain', (size) => lines(size, (at) => `Carry me ${'over '.repeat(at % 5)}`)],
  ['program code', (size) => lines(size, (at) => `if (x${at} > 1) { y = f(${at}); }`)],
  ['lines that announce something', (size) => lines(size, () => 'These were on board that day:')],
  ['openings of many rules', (size) => 'by photo image of the (Reuters '.repeat(3 * size)],
];

/** Small texts that an engine may stumble over. */
export const oddTexts: readonly (readonly [name: string, text: string])[] = [
  ['nothing', ''],
  ['white space', ' \n\uFEFF\n\t\u2028 \r\n'],
  ['one line', 'The ferry sails.'],
  ['one letter', 'a'],
  ['one line end', '\n'],
  ['a byte order mark', '\uFEFF'],
  ['one emoji', '🌊'],
  ['repeated emoji', readFileSync(join(corpus, 'repeated-emoji.txt'), 'utf8')],
  ['five languages', readFileSync(join(corpus, 'five-languages.txt'), 'utf8')],
  ['a lone surrogate at each end', '\ude00 The ferry sails. \ud83d'],
  ['NUL', '\u0000'],
  ['punctuation', '.\n...\n—\n!!!\n?!\n()[]{}<>'],
  ['digits', '1\n22\n333\n1,234.56\n٣٤٥'],
  ['signs that turn the direction', '\u202e.sliaS yrref ehT\u202c\n\u2066Share this\u2069'],
  ['letters of many scripts', 'Ѐ\nก\n字\nあ\n한\nא\nع\nक\n𐍈\nᚠ'],
  ['marks without letters', '\u0301\u0302\n\u200d\u200d\n\ufe0f'],
];
