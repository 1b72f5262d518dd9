import { expect, test } from 'vitest';
import { loadResources } from '../../../../../electron/backend/load-resources';
import { resolve } from 'node:path';
import { recurringLine } from '../../../../../shared/engine/detectors/recurring-line';
import { measureDocument } from '../../../../../shared/engine/features';
import { emptyFold, finishStats, foldStats } from '../../../../../shared/engine/fold-stats';
import { segment } from '../../../../../shared/engine/segment';
import type { Document } from '../../../../../shared/model/document';
import { defaultConfidence } from '../../../../../shared/model/flag';

const resources = loadResources(resolve(import.meta.dirname, '../../../../../resources'));

/** What the detector says of the first of the texts, with the line each hit is on. */
function hitsOnFirst(texts: readonly (readonly string[])[], site?: string) {
  const documents = texts.map((lines, at): Document => {
    const text = lines.join('\n');
    return { id: `${at}`, text, blocks: segment(text), ...(site === undefined ? {} : { site }) };
  });
  const fold = emptyFold();
  for (const document of documents) foldStats(fold, document);
  const [first] = documents;
  const context = {
    features: measureDocument(first!),
    batch: finishStats(fold),
    rules: resources.rulesFor('en'),
    resources,
  };
  return [...recurringLine.detect(first!, context)].map(({ start, end, ...hit }) => ({
    ...hit,
    line: first!.text.slice(start, end),
  }));
}

const own = ['gulls', 'ropes', 'masts', 'nets', 'piers', 'tides', 'oars', 'cods'];

test('says where the line stands, and speaks of documents', () => {
  const texts = own
    .slice(0, 6)
    .map((word) => [
      'The bright lamp house',
      `The ${word} came at dawn`,
      `Nobody saw ${word} before`,
      'Made by hand',
      `The town likes ${word} a lot`,
      `Many of the ${word} went home`,
      `It was a day for ${word} again`,
      `So the ${word} stay until May`,
      'Lamps and more lamps',
    ]);
  const said = hitsOnFirst(texts, 'lamps.example').map(({ line, reason }) => [line, reason]);
  expect(said).toEqual([
    ['The bright lamp house', '6 of 6 documents of lamps.example begin with it'],
    ['Made by hand', '6 of 6 documents of lamps.example hold it'],
    ['Lamps and more lamps', '6 of 6 documents of lamps.example end with it'],
  ]);
});

test('a sentence with other numbers in it is no template, however many documents hold it', () => {
  const texts = own.map((word, at) => [
    `On Monday the wind will blow from the west at ${at + 9} knots and turn in the afternoon.`,
    `The ${word} were seen by many people on the shore.`,
    `Nobody knew of the ${word} until the mayor told them.`,
    `The sea will be ${at + 3} feet high and small boats should stay in the harbour until noon.`,
  ]);
  const hits = hitsOnFirst(texts, 'wind.example');
  expect(hits).toHaveLength(2);
  for (const { score } of hits) expect(score).toBeLessThan(defaultConfidence);
});

test('a line that is no sentence is one with other numbers, too', () => {
  const texts = own.map((word, at) => [
    `The ${word} were seen by many people on the shore.`,
    `Nobody knew of the ${word} until the mayor told them.`,
    `Edition ${at + 3} of the morning paper`,
  ]);
  const [hit] = hitsOnFirst(texts, 'wind.example');
  expect(hit?.line).toBe('Edition 3 of the morning paper');
  expect(hit?.score).toBeGreaterThanOrEqual(defaultConfidence);
});
