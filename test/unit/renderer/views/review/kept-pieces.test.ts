import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { isAllCut, keptPieces } from '../../../../../renderer/views/review/kept-pieces';
import { applyCuts } from '../../../../../shared/engine/apply-cuts';

const text = 'Left of it, right of it';
const line = { start: 0, end: text.length };

describe('keptPieces', () => {
  test('parts a line at what is cut out of it', () => {
    expect(keptPieces(line, [{ start: 4, end: 10 }])).toEqual([
      { start: 0, end: 4, isCut: false },
      { start: 4, end: 10, isCut: true },
      { start: 10, end: 23, isCut: false },
    ]);
  });

  test('joins cuts that overlap or touch, and leaves out what lies beside the line', () => {
    const cuts = [
      { start: 0, end: 6 },
      { start: 2, end: 4 },
      { start: 6, end: 9 },
      { start: 40, end: 50 },
    ];
    expect(keptPieces({ start: 2, end: 12 }, cuts)).toEqual([
      { start: 2, end: 9, isCut: true },
      { start: 9, end: 12, isCut: false },
    ]);
  });

  test('keeps of one line what an export keeps of it', () => {
    const span = fc
      .tuple(fc.nat(22), fc.integer({ min: 1, max: 23 }))
      .map(([start, length]) => ({ start, end: Math.min(23, start + length) }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
        const cuts = spans.toSorted((a, b) => a.start - b.start || a.end - b.end);
        const kept = keptPieces(line, cuts)
          .filter(({ isCut }) => !isCut)
          .map(({ start, end }) => text.slice(start, end))
          .join('');
        // A line of which only white space stays is shown as cut, and goes as a whole.
        expect(isAllCut(text, line, cuts) ? '' : kept).toBe(applyCuts(text, cuts));
      }),
    );
  });
});

test('a line is all cut when only white space stays', () => {
  expect(isAllCut('  a b ', { start: 2, end: 5 }, [{ start: 2, end: 5 }])).toBe(true);
  const parts = [
    { start: 2, end: 3 },
    { start: 4, end: 5 },
  ];
  expect(isAllCut('  a b ', { start: 2, end: 5 }, parts)).toBe(true);
  expect(isAllCut('  a b ', { start: 2, end: 5 }, [{ start: 2, end: 3 }])).toBe(false);
});
