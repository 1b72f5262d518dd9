import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { trimSelection } from '../../../../electron/operations/trim-selection';

describe('trimSelection', () => {
  test('leaves out the white space around', () => {
    expect(trimSelection('a \n word\t b', { start: 1, end: 9 })).toEqual({ start: 4, end: 8 });
  });

  test('takes in the other half of a character', () => {
    expect(trimSelection('x🙂y', { start: 2, end: 4 })).toEqual({ start: 1, end: 4 });
    expect(trimSelection('x🙂y', { start: 0, end: 2 })).toEqual({ start: 0, end: 3 });
  });

  test.each([
    { start: -1, end: 2 },
    { start: 2, end: 2 },
    { start: 3, end: 1 },
    { start: 0, end: 99 },
    { start: 0.5, end: 2 },
    { start: 1, end: 3 },
  ])('refuses $start to $end', (span) => {
    expect(trimSelection('a  bc', span)).toBeUndefined();
  });

  test('never splits a pair, never begins or ends in white space', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '🙂', '\ud83d', '\u3000') });
    fc.assert(
      fc.property(text, fc.nat(20), fc.nat(20), (text, start, end) => {
        const span = trimSelection(text, { start, end });
        if (!span) return;
        const selected = text.slice(span.start, span.end);
        expect(selected).toBe(selected.trim());
        for (const at of [span.start, span.end]) {
          expect(at > 0 && text.codePointAt(at - 1)! > 0xffff).toBe(false);
        }
      }),
    );
  });
});
