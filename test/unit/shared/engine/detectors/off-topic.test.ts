import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../../../electron/backend/load-resources';
import type { RawHit } from '../../../../../shared/engine/detector';
import { offTopic } from '../../../../../shared/engine/detectors/off-topic';
import { measureDocument } from '../../../../../shared/engine/features';
import { emptyFold, finishStats } from '../../../../../shared/engine/fold-stats';
import { segment } from '../../../../../shared/engine/segment';
import { defaultConfidence } from '../../../../../shared/model/flag';

const resources = loadResources(
  fileURLToPath(new URL('../../../../../resources', import.meta.url)),
);

function detect(text: string): RawHit[] {
  const document = { id: 'document', text, blocks: segment(text) };
  return [
    ...offTopic.detect(document, {
      features: measureDocument(document),
      batch: finishStats(emptyFold()),
      rules: resources.rulesFor('en'),
      resources,
    }),
  ];
}

function flaggedLines(text: string): string[] {
  return detect(text)
    .filter(({ score }) => score >= defaultConfidence)
    .flatMap(({ start, end }) => text.slice(start, end).split('\n'));
}

describe('off-topic', () => {
  test.each([...offTopic.examples.flags, ...offTopic.examples.keeps])(
    'flags what its example says: $flagged',
    ({ text, flagged }) => {
      expect(flaggedLines(text)).toEqual(flagged);
    },
  );

  test('joins a headline and its paragraph into one hit that names their words', () => {
    const { text, flagged } = offTopic.examples.flags[0]!;
    const hit = detect(text).find(({ score }) => score >= defaultConfidence)!;
    expect(text.slice(hit.start, hit.end)).toBe(flagged.join('\n'));
    expect(hit.reason).toContain('striker');
    expect(hit.evidence?.words).toContain('striker');
  });

  test.each([
    ['nothing', ''],
    ['one block', 'The ferry carries forty passengers to the island every two hours.'],
    ['emoji only', '🛶\n🛶🛶\n🐟\n🛶\n🐟\n🐟\n'],
    ['no content words', Array<string>(9).fill('and then he was there with them').join('\n')],
    ['lone surrogates', Array<string>(9).fill('\ud83d ferry \udc00 boat island pier').join('\n')],
  ])('says nothing about %s', (_, text) => {
    expect(detect(text)).toEqual([]);
  });
});
