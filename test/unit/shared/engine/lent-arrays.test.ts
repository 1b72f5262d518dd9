import { describe, expect, test } from 'vitest';
import { borrowing, lentBytes, lentFloats, lentInts } from '../../../../shared/engine/lent-arrays';

describe('lent arrays', () => {
  test('are zeros, however often they were lent before', () => {
    for (let time = 0; time < 3; time++) {
      borrowing(() => {
        for (const lent of [lentBytes(5), lentInts(7), lentFloats(9)]) {
          expect(lent.every((value) => value === 0)).toBe(true);
          lent.fill(1);
        }
      });
    }
  });

  test('do not overlap while the work lasts', () => {
    borrowing(() => {
      const lent = [lentBytes(5), lentInts(7), lentFloats(9), lentBytes(0), lentInts(1)];
      lent.forEach((each, index) => each.fill(index + 1));
      const inner = borrowing(() => lentFloats(100).fill(9).length);
      expect(inner).toBe(100);
      lent.forEach((each, index) => {
        expect([...each]).toEqual(Array.from(each, () => index + 1));
      });
    });
  });

  test('are the same memory again when the work has ended, even by an error', () => {
    const first = borrowing(() => lentFloats(3));
    expect(() =>
      borrowing(() => {
        lentFloats(3);
        throw new Error('broken off');
      }),
    ).toThrow('broken off');
    expect(borrowing(() => lentFloats(3)).byteOffset).toBe(first.byteOffset);
  });

  test('are made anew for nobody in particular, and where there is not enough to lend', () => {
    expect(lentFloats(3).buffer).not.toBe(lentFloats(3).buffer);
    borrowing(() => {
      const long = lentFloats(1_000_000);
      expect(long).toHaveLength(1_000_000);
      expect(long.buffer).not.toBe(lentFloats(3).buffer);
    });
  });
});
