import { expect, test } from 'vitest';
import { dampOwnForms } from '../../../../../shared/engine/combine/own-forms';
import { measureDocument } from '../../../../../shared/engine/features';
import type { Flag } from '../../../../../shared/model/flag';
import type { FlagKind } from '../../../../../shared/model/kind';
import { documentOf } from '../../../../support/topic-document';

/** What is left of the confidence of a flag on the line at `at`. */
function left(
  lines: readonly string[],
  at: number,
  kind: FlagKind,
  more: Partial<Flag> = {},
): number {
  const document = documentOf(lines);
  const { start, end } = document.blocks[at]!;
  const detector = more.evidence?.rule === undefined ? 'caption@1' : 'rules@1';
  const flag: Flag = {
    start,
    end,
    kind,
    confidence: 0.9,
    detector,
    reason: 'for its form',
    ...more,
  };
  const [damped] = dampOwnForms([flag], measureDocument(document));
  expect(damped!.reason.startsWith('for its form')).toBe(true);
  expect(damped!.reason === 'for its form').toBe(damped!.confidence === flag.confidence);
  return damped!.confidence;
}

const prose = [
  'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.',
  'It had lain in the dock for nine months because of a crack in its hull, the office said.',
  'It will sail three times a day until the end of the summer, the harbour office said.',
];
const rows = ['May\t12\t14', 'June\t9\t11', 'July\t10\t10'];
const clockAlone = { evidence: { rule: 'clock-alone' } };
const dateAlone = { evidence: { rule: 'date-alone' } };
const sharing = { evidence: { rule: 'share-label' } };

test('rows of a table count little, one row alone as before', () => {
  expect(left(['Rain', ...rows], 1, 'metadata', dateAlone)).toBeLessThan(0.4);
  expect(left(['Rain', rows[0]!, ...prose], 1, 'metadata', dateAlone)).toBe(0.9);
});

test('times above the entries of a live blog, not the length of one video', () => {
  const blog = prose.flatMap((line, at) => [`2${at}:15`, line]);
  expect(left(blog, 2, 'counter', clockAlone)).toBeLessThan(0.4);
  expect(left(['3:45', ...prose], 0, 'counter', clockAlone)).toBe(0.9);
  const videos = ['3:45', 'Ferry sails again after winter', '2:10', 'Pier shut until May', '1:05'];
  expect(left([...prose, ...videos], 3, 'counter', clockAlone)).toBe(0.9);
});

test('dates of a diary, not those of a page', () => {
  const diary = ['3 January', prose[0]!, '4 January', prose[1]!, '9 January', prose[2]!];
  expect(left(diary, 2, 'metadata', dateAlone)).toBeLessThan(0.4);
  const posts = diary.map((line) => line.replace(' January', ' January 2015 10:15'));
  expect(left(posts, 2, 'metadata', dateAlone)).toBe(0.9);
});

test('headings with numbers, entries with labels, but no labels of pictures', () => {
  expect(left(['Chapter 1', prose[0]!, 'Chapter 2', prose[1]!], 2, 'caption')).toBeLessThan(0.4);
  const facts = ['Length: 46 m', 'Seats: 124', 'Colour: blue'];
  expect(left([...prose, ...facts], 4, 'caption')).toBeLessThan(0.4);
  const pictures = ['Photos: The ferry', 'Photos: The quay', 'Video: The dock'];
  expect(left([...prose, ...pictures], 4, 'caption')).toBe(0.9);
});

test('a refrain, not a line that a gallery gives to all its pictures', () => {
  const verse = ['Carry me over', 'Carry me home'];
  const song = [...verse, 'I left my coat on the wall', 'And my hat', ...verse, 'And my shoes'];
  expect(left(song, 4, 'duplicate')).toBeLessThan(0.4);
  expect(left(Array<string>(8).fill('The ferry at the quay'), 4, 'duplicate')).toBe(0.9);
});

test('a program, not script in an article', () => {
  const program = [
    'def sail(days):',
    'total = 0',
    'for day in days:',
    'total += day',
    ']',
    'x = f(1)',
  ];
  expect(left(program, 4, 'junk')).toBeLessThan(0.4);
  expect(left([...prose, ...prose, ...program], 10, 'junk')).toBe(0.9);
});

test('stars between two scenes, the ends of a letter, what is said in quotation marks', () => {
  expect(left([prose[0]!, '***', prose[1]!], 1, 'junk')).toBeLessThan(0.4);
  expect(left([...prose, '***'], 3, 'junk')).toBe(0.9);
  const letter = ['14 March', 'Dear Agnes,', ...prose, 'Yours,', 'Signe'];
  expect(left(letter, 0, 'metadata', dateAlone)).toBeLessThan(0.4);
  expect(left(['14 March', ...prose], 0, 'metadata', dateAlone)).toBe(0.9);
  expect(left([...prose, '“Share this!”'], 3, 'share', sharing)).toBeLessThan(0.4);
  expect(left([...prose, 'Share this!'], 3, 'share', sharing)).toBe(0.9);
});

test('lines that a sentence announces, and lines without stops where these are usual', () => {
  const lead = 'On board on the first morning were these:';
  expect(left([...prose, lead, 'The mayor', 'The band'], 5, 'caption')).toBeLessThan(0.4);
  expect(left([...prose, 'Related:', 'The mayor', 'The band'], 5, 'caption')).toBe(0.9);
  const steps = ['flour', 'salt', 'water', 'yeast', 'one tin', 'two spoons', 'Stir well'];
  expect(left([...prose, ...steps], 9, 'caption')).toBeLessThan(0.4);
});

test('exact wording counts in lists and letters as everywhere', () => {
  const facts = ['Length: 46 m', 'Seats: 124', 'Tags: ferry, quay'];
  const tags = { evidence: { rule: 'filed-under' } };
  expect(left([...prose, ...facts], 5, 'metadata', tags)).toBe(0.9);
});

test('headings of sections may recur in a batch, lines at the edges are its template', () => {
  const recipe = ['Soup', 'Ingredients', 'two leeks', 'Method', prose[0]!, 'Harbour Kitchen'];
  expect(left(recipe, 1, 'template', { confidence: 0.8 })).toBeLessThan(0.4);
  expect(left(recipe, 1, 'template', { confidence: 0.95 })).toBe(0.95);
  expect(left(recipe, 5, 'template', { confidence: 0.8 })).toBe(0.8);
});
