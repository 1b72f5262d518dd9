import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { segment } from '../../../../shared/engine/segment';
import { anyText } from './any-text';

function lines(text: string): string[] {
  return segment(text).map(({ start, end }) => text.slice(start, end));
}

describe('segment', () => {
  test('a block is a non-blank line without white space at its ends', () => {
    expect(lines('  one \n\n\t\n two words\u00a0\n')).toEqual(['one', 'two words']);
  });

  test.each(['\n', '\r\n', '\r', '\u2028', '\u2029'])('%j ends a line', (end) => {
    expect(lines(`one${end}two${end}${end}three`)).toEqual(['one', 'two', 'three']);
  });

  test('a byte order mark and other white space are no content', () => {
    expect(lines('\uFEFFone\n\uFEFF\u3000\u0085\u2003\ntwo')).toEqual(['one', 'two']);
    expect(segment('')).toEqual([]);
    expect(segment(' \n\uFEFF')).toEqual([]);
  });

  test('white space inside a line stays', () => {
    expect(lines('one  \u00a0two')).toEqual(['one  \u00a0two']);
  });

  test('blocks are numbered, apart and hold all that is not white space', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const blocks = segment(text);
        let from = 0;
        blocks.forEach((block, index) => {
          expect(block.index).toBe(index);
          expect(block.start).toBeGreaterThanOrEqual(from);
          expect(text.slice(from, block.start)).toMatch(/^[\s\u0085]*$/);
          const content = text.slice(block.start, block.end);
          expect(content).not.toMatch(/^[\s\u0085]|[\s\u0085]$|[\n\r\u2028\u2029]/);
          expect(content.length).toBeGreaterThan(0);
          from = block.end;
        });
        expect(text.slice(from)).toMatch(/^[\s\u0085]*$/);
      }),
    );
  });
});
