import { describe, expect, test } from 'vitest';
import type { OffTopicRun } from '../../../../../shared/engine/off-topic/join-runs';
import { takeHeadline } from '../../../../../shared/engine/off-topic/take-headline';
import { documentOf, ferryWithBread, spaceOf } from '../../../../support/topic-document';

function widened(headline: string, at = 3): string {
  const lines = ferryWithBread(at);
  lines.splice(at, 0, headline);
  const document = documentOf(lines);
  const block = document.blocks[at + 1]!;
  const run: OffTopicRun = { ...block, blocks: [at + 1], units: [at], score: 0.9 };
  const { start, end } = takeHeadline(document, spaceOf(lines), run);
  return document.text.slice(start, end);
}

describe('takeHeadline', () => {
  test('takes a short headline that shares its words with the run alone', () => {
    expect(widened('Sourdough again')).toMatch(/^Sourdough again\nThe bakery/);
  });

  test.each([
    ['shares a word with the rest', 'Sourdough ferry'],
    ['shares no word with the run', 'Choir sings'],
    ['has no content words', 'And then'],
    ['could be judged by itself', 'Sourdough loaf from the village bakery oven'],
  ])('leaves a block that %s', (_, headline) => {
    expect(widened(headline)).toMatch(/^The bakery/);
  });

  test('never takes the first block of the document', () => {
    const lines = ['Sourdough again', ...ferryWithBread(0)];
    const document = documentOf(lines);
    const run: OffTopicRun = { ...document.blocks[1]!, blocks: [1], units: [0], score: 0.9 };
    expect(takeHeadline(document, spaceOf(lines), run)).toBe(run);
  });
});
