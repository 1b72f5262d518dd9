import { describe, expect, test } from 'vitest';
import { scoreDocument, type ScoredFlag } from '../../../../scripts/score/score-blocks';

const options = { threshold: 0.5, residue: 0 };

function flag(start: number, end: number, confidence = 0.9, kind = 'ui'): ScoredFlag {
  return { start, end, kind, confidence };
}

describe('a block is hit', () => {
  const block = { start: 10, end: 20, label: 'cut' } as const;

  test.each([
    ['half of it is covered', [flag(0, 15)], true],
    ['less than half of it is covered', [flag(0, 14)], false],
    ['several flags together cover half of it', [flag(10, 12), flag(17, 30)], true],
    ['a flag that covers it is too weak', [flag(10, 20, 0.49)], false],
    ['a flag that covers it is just strong enough', [flag(10, 20, 0.5)], true],
  ])('when %s', (_case, flags, hit) => {
    expect(scoreDocument('a', [block], flags, options)).toMatchObject([{ hit, cut: true }]);
  });
});

describe('the confidence of a block', () => {
  test('is the best of the flags that cover half of it alone', () => {
    const block = { start: 0, end: 10, label: 'keep' } as const;
    const flags = [flag(0, 4, 0.9), flag(4, 10, 0.3)];
    expect(scoreDocument('a', [block], flags, options)[0]!.confidence).toBe(0.3);
    expect(scoreDocument('a', [block], [], options)[0]!.confidence).toBe(0);
  });
});

describe('what does not count', () => {
  test('is a block where either is right', () => {
    expect(scoreDocument('a', [{ start: 0, end: 5, label: 'either' }], [], options)).toEqual([]);
  });

  test('is a short block to keep that is flagged as another leftover, where the gold has none', () => {
    const kept = { start: 0, end: 100, label: 'keep' } as const;
    const residue = { threshold: 0.5, residue: 160 };
    const of = (block: { start: number; end: number; label: 'keep' | 'cut' }, kind: string) =>
      scoreDocument('a', [block], [flag(block.start, block.end, 0.1, kind)], residue).length;
    expect(of(kept, 'ui')).toBe(0);
    expect(of(kept, 'off-topic')).toBe(1);
    expect(of({ ...kept, end: 160 }, 'ui')).toBe(1);
    expect(of({ ...kept, label: 'cut' }, 'ui')).toBe(1);
  });
});
