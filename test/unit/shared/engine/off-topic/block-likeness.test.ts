import { describe, expect, test } from 'vitest';
import { BlockLikeness } from '../../../../../shared/engine/off-topic/block-likeness';
import { ferryWithBread, spaceOf } from '../../../../support/topic-document';

const likeness = new BlockLikeness(spaceOf([...ferryWithBread(3), 'Ferry boat, ferry boat', '—']));

describe('BlockLikeness', () => {
  test('a block is like itself and unlike one without common words', () => {
    expect(likeness.ofPair(1, 1)).toBeCloseTo(1);
    expect(likeness.ofPair(1, 3)).toBe(0);
    expect(likeness.ofPair(1, 2)).toBeCloseTo(likeness.ofPair(2, 1));
    expect(likeness.ofPair(1, 2)).toBeGreaterThan(0);
  });

  test('a block without words is like nothing', () => {
    expect(likeness.ofPair(1, 7)).toBe(0);
    expect(likeness.between([7], [1, 2])).toBe(0);
    expect(likeness.likest(7, 2, () => false)).toEqual([0, 0]);
    expect(likeness.between([], [1])).toBe(0);
  });

  test('neither is a block of words that weigh nothing', () => {
    const same = Array<string>(5).fill('boot schiff deck ruder');
    const weightless = new BlockLikeness(spaceOf(same));
    expect(weightless.likest(1, 2, (other) => other === 1)).toEqual([0, 0]);
    expect(weightless.ofPair(1, 2)).toBe(0);
  });

  test('words that weigh nothing are passed over, however often they stand in a block', () => {
    const lines = ['渡船 42', '渡船 boat', 'Bread oven 渡船 42', 'ferry 42 渡船'];
    const mixed = new BlockLikeness(spaceOf(lines));
    expect(mixed.likest(2, 3, () => false).every(Number.isFinite)).toBe(true);
  });

  test('groups are compared as if they were one block', () => {
    expect(likeness.between([1, 2], [2, 1])).toBeCloseTo(1);
    expect(likeness.between([1], [2])).toBeCloseTo(likeness.ofPair(1, 2));
    expect(likeness.between([0, 1], [3])).toBe(0);
    expect(likeness.between([0], [1], [2])).toBe(likeness.between([0], [1, 2]));
    expect(likeness.between([0], [], [])).toBe(0);
  });

  test('finds the likest blocks, best first, without those skipped', () => {
    const all = likeness.likest(1, 3, (other) => other === 1);
    expect(all).toEqual([...all].sort((a, b) => b - a));
    expect(all[0]).toBeCloseTo(
      Math.max(...[0, 2, 4, 5, 6].map((other) => likeness.ofPair(1, other))),
    );
    expect(likeness.likest(3, 2, (other) => other === 3)).toEqual([0, 0]);
  });
});
