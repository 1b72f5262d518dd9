import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { createCodePointMap } from '../../../../shared/engine/code-points';
import { anyText } from './any-text';

describe('createCodePointMap', () => {
  test('counts a surrogate pair as one and a lone surrogate as one', () => {
    const map = createCodePointMap('a😀b\ud83dc😀');
    expect([0, 1, 3, 4, 5, 6, 8].map((at) => map.toCodePoint(at))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect([0, 1, 2, 3, 4, 5, 6].map((at) => map.toUtf16(at))).toEqual([0, 1, 3, 4, 5, 6, 8]);
  });

  test('puts the middle of a pair at its start', () => {
    expect(createCodePointMap('😀').toCodePoint(1)).toBe(0);
  });

  test('agrees with the iteration over code points, both ways', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const map = createCodePointMap(text);
        let utf16 = 0;
        let codePoint = 0;
        for (const character of text) {
          expect(map.toCodePoint(utf16)).toBe(codePoint);
          expect(map.toUtf16(codePoint)).toBe(utf16);
          utf16 += character.length;
          codePoint++;
        }
        expect(map.toCodePoint(text.length)).toBe(codePoint);
        expect(map.toUtf16(codePoint)).toBe(text.length);
      }),
    );
  });
});
