import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../../../electron/backend/load-resources';
import { createEngine } from '../../../../../shared/engine/create-engine';
import { emptyFold, finishStats } from '../../../../../shared/engine/fold-stats';
import { segment } from '../../../../../shared/engine/segment';

const resources = resolve(import.meta.dirname, '../../../../../resources');
const engine = createEngine(loadResources(resources));
const alone = finishStats(emptyFold());

const story = [
  'The oyster season along the northern coast opened three weeks late this year after storms damaged the beds, the fishing board said on Monday.',
  'Boats that would have sailed in September stayed in port until divers had checked every row, and several owners said they had lost a fifth of their catch.',
  'The board expects prices to rise before the holidays, although imports from the south could fill part of the gap.',
  'A spokesman said the beds would be surveyed again in spring before any new licences are given out.',
];
const headlines = [
  'Oyster season opens late',
  'Five dead beds found near Harbour Point',
  'Fishing Board Warns of Higher Prices',
  'Why the oysters came three weeks late this year',
];
const furniture = [['Skip to main content'], ['Home | News | Sport'], ['Menu', 'Log in']];

function cutsOf(lines: readonly string[]): string[] {
  const text = lines.join('\n\n');
  const document = { id: 'story', text, blocks: segment(text) };
  return engine
    .flag(document, alone)
    .filter(({ confidence }) => confidence >= 0.4)
    .map(({ start, end }) => text.slice(start, end));
}

describe.each(headlines)('the headline “%s”', (headline) => {
  test.each(furniture)('stays below %s', (...above) => {
    expect(cutsOf([...above, headline, 'By Jonas Reed', ...story])).toEqual([
      ...above,
      'By Jonas Reed',
    ]);
  });
});

test('a second line above the text is no headline any more', () => {
  const lines = ['Oyster season opens late', 'Oyster beds in the north', 'Share this article'];
  const cuts = cutsOf([...lines, 'Ferry talks to go on, minister says', ...story]);
  expect(cuts).toEqual([...lines.slice(1), 'Ferry talks to go on, minister says']);
});

test('a known leftover in the form of a headline opens no text', () => {
  const cuts = cutsOf(['Skip to main content', 'Follow Us on Facebook', ...story]);
  expect(cuts).toEqual(['Skip to main content', 'Follow Us on Facebook']);
});
