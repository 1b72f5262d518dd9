import { describe, expect, test } from 'vitest';
import { emptyBackground } from '../../../../../shared/engine/background';
import { dampen } from '../../../../../shared/engine/off-topic/dampen';
import type { TopicSpace } from '../../../../../shared/engine/off-topic/topic-space';
import {
  documentOf,
  ferryWithBread,
  smallBackground,
  spaceOf,
  tableOfDocuments,
} from '../../../../support/topic-document';

function rarityOf({ terms, rarity }: TopicSpace, stem: string): number {
  return rarity[terms.stems.findIndex(({ text }) => text === stem)]!;
}

describe('createTopicSpace', () => {
  test('weighs rare words of the language more than common ones, unknown ones most', () => {
    const space = spaceOf(['people on a ferry with a zugzwang and a rudder']);
    const rarity = (stem: string): number => rarityOf(space, stem);
    expect(rarity('peopl')).toBeLessThan(rarity('ferry'));
    expect(rarity('ferry')).toBeLessThan(rarity('rudder'));
    expect(rarity('rudder')).toBeLessThan(rarity('zugzwang'));
  });

  test('takes blocks with four content words and more for units', () => {
    const lines = ['Ferry news', ...ferryWithBread(2), 'By the pier'];
    expect([...spaceOf(lines).units]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('blocks of words that weigh nothing are no units', () => {
    const same = Array<string>(6).fill('das Boot fährt über das Wasser');
    expect([...spaceOf(same, emptyBackground).units]).toEqual([]);
  });

  test('in a language that it does not know, words of many blocks weigh nothing', () => {
    const lines = [
      'das Boot fährt über das Wasser zur Insel',
      'das Schiff wartet morgens auf das Personal',
      'das Deck trägt vierzig Fahrräder und Kisten',
      'das Ruder wurde im Frühling neu gebaut',
      'das Personal prüft jeden Fahrschein zweimal',
    ];
    const space = spaceOf(lines, emptyBackground);
    expect(space.knownShare).toBe(0);
    expect(rarityOf(space, 'das')).toBe(0);
    expect(rarityOf(space, 'ruder')).toBeGreaterThan(0);
  });

  test('in a language that it does not know, the batch says which words are common', () => {
    const line = (index: number): string => `la pluie et le vent de la ville${index}`;
    const others = Array.from({ length: 40 }, (_, index) => documentOf([line(index)], `d${index}`));
    const space = spaceOf([line(1)], emptyBackground, tableOfDocuments(others));
    expect(rarityOf(space, 'pluie')).toBeLessThan(1);
    expect(rarityOf(space, 'ville1')).toBeGreaterThan(4);
  });

  test('words that a batch is full of weigh less than the language would have it', () => {
    const others = Array.from({ length: 400 }, (_, index) =>
      documentOf([`The rudder of boat${index}`], `d${index}`),
    );
    const alone = spaceOf(ferryWithBread(3));
    const beside = spaceOf(ferryWithBread(3), smallBackground, tableOfDocuments(others));
    expect(rarityOf(beside, 'rudder')).toBeLessThan(rarityOf(alone, 'rudder') - 0.5);
    expect(rarityOf(beside, 'pier')).toBeGreaterThan(rarityOf(alone, 'pier') - 0.5);
  });
});

test('dampen lets repeated mentions add less and less', () => {
  expect(dampen(0)).toBe(0);
  expect(dampen(1)).toBe(1);
  expect(dampen(2) - dampen(1)).toBeGreaterThan(dampen(3) - dampen(2));
  expect(dampen(300)).toBeCloseTo(1 + Math.log(300));
});
