import { expect, test } from 'vitest';
import { metadataFields } from '../../../../shared/engine/metadata-fields';
import { segment } from '../../../../shared/engine/segment';
import type { Flag } from '../../../../shared/model/flag';
import type { FlagKind } from '../../../../shared/model/kind';
import type { PageFacts } from '../../../../shared/model/page-markup';

/** The fields of a document whose given lines were cut as that kind. */
function fieldsOf(lines: readonly (readonly [string, FlagKind | 'kept'])[], title?: string) {
  const text = lines.map(([line]) => line).join('\n');
  const blocks = segment(text);
  const flags = lines.flatMap(([, kind], index): Flag[] => {
    if (kind === 'kept') return [];
    const { start, end } = blocks[index]!;
    const first = { start: blocks[0]!.start, end: blocks[0]!.end, document: 'a' };
    const evidence = kind === 'repeated-title' ? { evidence: { twin: first } } : {};
    return [{ start, end, kind, confidence: 0.9, detector: 'rules@1', reason: 'x', ...evidence }];
  });
  return metadataFields(
    { id: 'a', text, blocks, ...(title === undefined ? {} : { title }) },
    flags,
  );
}

test('cut metadata lines become fields without their labels', () => {
  expect(
    fieldsOf([
      ['By Ada Pole and Ben Oar', 'metadata'],
      ['Posted: June 4, 2019 at 7:15 am', 'metadata'],
      ['Reuters News', 'metadata'],
      ['The ferry sailed.', 'kept'],
      ['(Additional reporting by Cy Mast; Editing by Di Net)', 'metadata'],
      ['The ferry at dusk | Photo Credit Harbour Press', 'caption'],
    ]),
  ).toEqual({
    author: 'Ada Pole and Ben Oar',
    published: 'June 4, 2019 at 7:15 am',
    source: 'Reuters News',
    credits: 'Additional reporting by Cy Mast; Editing by Di Net; Harbour Press',
  });
});

test.each([
  [
    'By Ada Pole | Harbour Times | May 3, 2014',
    { author: 'Ada Pole', published: 'May 3, 2014', source: 'Harbour Times' },
  ],
  [
    'February 22, 2015 by Ada Pole 84 Comments',
    { author: 'Ada Pole', published: 'February 22, 2015' },
  ],
  ['Updated Feb. 3, 2018 9:45 p.m. EST', { published: 'Feb. 3, 2018 9:45 p.m. EST' }],
  ['Von Ada Pole, 2. April 2022', { author: 'Ada Pole', published: '2. April 2022' }],
  ['Von Ada Pole und Ben Oar', { author: 'Ada Pole und Ben Oar' }],
  ['Von Ada Pole, dpa', { author: 'Ada Pole, dpa' }],
  ['Von Ada Pole am 12. März 2022', { author: 'Ada Pole', published: '12. März 2022' }],
  [
    'Text: Ada Pole | 12.03.2022, 14:05 Uhr',
    { author: 'Ada Pole', published: '12.03.2022, 14:05 Uhr' },
  ],
  ['Par Ada Pole, le 2 avril 2022', { author: 'Ada Pole', published: '2 avril 2022' }],
  [
    'Publié par Ada Pole | 02/04/2022 à 14h05',
    { author: 'Ada Pole', published: '02/04/2022 à 14h05' },
  ],
  ['Por Ada Pole, 2 de abril de 2022', { author: 'Ada Pole', published: '2 de abril de 2022' }],
  ['Publicado por Ada Pole', { author: 'Ada Pole' }],
  ['— Ada Pole', { author: 'Ada Pole' }],
  ['[Harbour Times]', { source: 'Harbour Times' }],
  ['Source: Harbour Times', { source: 'Harbour Times' }],
  ['Ada Pole contributed to this report.', { credits: 'Ada Pole contributed to this report.' }],
])('%s', (line, fields) => {
  expect(fieldsOf([[line, 'metadata']])).toEqual(fields);
});

test.each([
  ['Photo by Ada Pole', 'Ada Pole'],
  ['Swimmers wait for the tide. (Ben Oar/Getty Images)', 'Ben Oar/Getty Images'],
  ['Ada Pole/Getty Images', 'Ada Pole/Getty Images'],
  ['Full steam: the ferry on her first morning', undefined],
])('the credit of "%s" is %j', (line, credits) => {
  expect(fieldsOf([[line, 'caption']])).toEqual(credits === undefined ? {} : { credits });
});

test('the title is the given one, else the headline whose copy was cut', () => {
  const lines = [
    ['Old ferry sails again', 'kept'],
    ['Old ferry sails again', 'repeated-title'],
  ] as const;
  expect(fieldsOf(lines).title).toBe('Old ferry sails again');
  expect(fieldsOf(lines, 'Ferry').title).toBe('Ferry');
  expect(fieldsOf([['Old ferry sails again', 'kept']])).toEqual({});
});

test('a line that was kept, or cut as something else, gives no field', () => {
  expect(
    fieldsOf([
      ['By Ada Pole', 'kept'],
      ['Share this:', 'share'],
    ]),
  ).toEqual({});
});

test('the same value twice is said once', () => {
  expect(
    fieldsOf([
      ['By Ada Pole', 'metadata'],
      ['By Ada Pole', 'metadata'],
    ]),
  ).toEqual({ author: 'Ada Pole' });
});

test('parts of a page are read where their text says what they are, after what it says in data', () => {
  const text = 'By Ada Pole\nMay 3, 2014\nMore from the harbour\nThe ferry sailed.';
  const blocks = segment(text);
  const flags = blocks.slice(0, 3).map(({ start, end }): Flag => {
    const detector = 'main-content@1';
    return { start, end, kind: 'metadata', confidence: 0.9, detector, reason: 'x' };
  });
  const page = (facts: PageFacts) => ({
    id: 'a',
    text,
    blocks,
    markup: { elements: [], blocks: [], facts },
  });
  expect(metadataFields(page({}), flags)).toEqual({ author: 'Ada Pole', published: 'May 3, 2014' });
  const facts = { headline: 'Ferry sails', author: 'A. Pole', published: '2014-05-03' };
  expect(metadataFields(page(facts), flags)).toEqual({
    title: 'Ferry sails',
    author: 'A. Pole',
    published: '2014-05-03',
  });
});
