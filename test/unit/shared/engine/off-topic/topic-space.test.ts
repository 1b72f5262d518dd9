import { describe, expect, test } from 'vitest';
import { emptyBackground } from '../../../../../shared/engine/background';
import { dampen } from '../../../../../shared/engine/off-topic/topic-space';
import { ferryWithBread, spaceOf } from '../../../../support/topic-document';

describe('createTopicSpace', () => {
  test('weighs rare words of the language more than common ones, unknown ones most', () => {
    const space = spaceOf(['people on a ferry with a zugzwang and a rudder']);
    const rarity = (stem: string): number => space.rarity[space.terms.stems.indexOf(stem)]!;
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
    expect(space.rarity[space.terms.stems.indexOf('das')]).toBe(0);
    expect(space.rarity[space.terms.stems.indexOf('ruder')]).toBeGreaterThan(0);
  });
});

test('dampen lets repeated mentions add less and less', () => {
  expect(dampen(0)).toBe(0);
  expect(dampen(1)).toBe(1);
  expect(dampen(2) - dampen(1)).toBeGreaterThan(dampen(3) - dampen(2));
  expect(dampen(300)).toBeCloseTo(1 + Math.log(300));
});
