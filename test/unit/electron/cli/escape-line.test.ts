import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { escapeLine, shortLine } from '../../../../electron/cli/escape-line';

describe('foreign text in a line', () => {
  test.each([
    ['plain – wörter 🍐', 'plain – wörter 🍐'],
    ['a\nb\r\tc', 'a\\nb\\r\\tc'],
    ['\u001b[31mred', '\\u{001b}[31mred'],
    ['\u009b2J', '\\u{009b}2J'],
    ['txt.\u202eexe', 'txt.\\u{202e}exe'],
    ['a\u2028b\0', 'a\\u{2028}b\\u{0000}'],
    ['\ud800', '\\u{d800}'],
  ])('%j is shown as %s', (text, expected) => {
    expect(escapeLine(text)).toBe(expected);
  });

  test('never ends the line or steers the terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
      }),
    );
  });
});

describe('a short line', () => {
  test('is the text itself where it fits', () => {
    expect(shortLine('🍐🍐🍐', 3)).toBe('🍐🍐🍐');
  });

  test('shows the start of a longer one, in whole characters', () => {
    expect(shortLine('🍐🍐🍐🍐', 3)).toBe('🍐🍐…');
    expect(shortLine('x'.repeat(1_000_000), 3)).toBe('xx…');
  });
});
