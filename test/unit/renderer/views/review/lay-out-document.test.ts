import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { segment } from '../../../../../shared/engine/segment';
import type { Span } from '../../../../../shared/model/span';
import { layOutDocument, splitBlock } from '../../../../../renderer/views/review/lay-out-document';

function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

function drawn(text: string, flags: readonly Span[]) {
  return layOutDocument(segment(text), flags).map((row) => ({
    flag: row.flag,
    lines: row.lines.map((line) =>
      line.pieces.map((piece) => [piece.flag, text.slice(piece.start, piece.end)]),
    ),
  }));
}

describe('splitBlock', () => {
  const block = { start: 10, end: 20 };

  test('leaves a block without inline flags in one piece', () => {
    expect(splitBlock(block, [], [])).toEqual([{ start: 10, end: 20, flag: -1 }]);
  });

  test('cuts at both ends of a flag inside', () => {
    expect(splitBlock(block, [0], [{ start: 12, end: 15 }])).toEqual([
      { start: 10, end: 12, flag: -1 },
      { start: 12, end: 15, flag: 0 },
      { start: 15, end: 20, flag: -1 },
    ]);
  });

  test('gives a piece under several flags to the narrowest', () => {
    const flags = [
      { start: 11, end: 19 },
      { start: 13, end: 15 },
    ];
    expect(splitBlock(block, [0, 1], flags).map(({ flag }) => flag)).toEqual([-1, 0, 1, 0, -1]);
  });

  test('stops at the ends of the block where a flag goes on', () => {
    expect(splitBlock(block, [0], [{ start: 4, end: 12 }])).toEqual([
      { start: 10, end: 12, flag: 0 },
      { start: 12, end: 20, flag: -1 },
    ]);
  });
});

describe('layOutDocument', () => {
  test('draws a flag over whole blocks as one group', () => {
    const text = 'One\n\nTwo\nThree\n\nFour';
    expect(drawn(text, [spanOf(text, 'Two\nThree')])).toEqual([
      { flag: -1, lines: [[[-1, 'One']]] },
      { flag: 0, lines: [[[-1, 'Two']], [[-1, 'Three']]] },
      { flag: -1, lines: [[[-1, 'Four']]] },
    ]);
  });

  test('keeps two neighbouring flags apart', () => {
    const text = 'One\nTwo';
    expect(drawn(text, [spanOf(text, 'One'), spanOf(text, 'Two')]).map(({ flag }) => flag)).toEqual(
      [0, 1],
    );
  });

  test('draws the part of a flag that ends inside a block inline', () => {
    const text = 'One\nTwo and more';
    expect(drawn(text, [spanOf(text, 'One\nTwo')])).toEqual([
      { flag: 0, lines: [[[-1, 'One']]] },
      {
        flag: -1,
        lines: [
          [
            [0, 'Two'],
            [-1, ' and more'],
          ],
        ],
      },
    ]);
  });

  test('puts a flag inside a wider cut on top of it', () => {
    const text = 'One\nTwo\nThree';
    const rows = drawn(text, [{ start: 0, end: text.length }, spanOf(text, 'Two')]);
    expect(rows).toEqual([{ flag: 0, lines: [[[-1, 'One']], [[1, 'Two']], [[-1, 'Three']]] }]);
  });

  test('draws every character of every block exactly once, whatever the flags', () => {
    const line = fc.stringMatching(/^[a-z]{1,9}$/);
    const numbers = fc.array(fc.tuple(fc.nat(80), fc.nat(30)), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), numbers, (lines, places) => {
        const text = lines.join('\n');
        const blocks = segment(text);
        const flags = places
          .map(([start, length]) => ({ start, end: Math.min(text.length, start + length + 1) }))
          .filter(({ start, end }) => start < end)
          .toSorted((a, b) => a.start - b.start || a.end - b.end);
        const rows = layOutDocument(blocks, flags);
        const shown = rows.flatMap((row) => row.lines.flatMap((part) => part.pieces));
        expect(shown.map(({ start, end }) => text.slice(start, end)).join('')).toBe(
          blocks.map(({ start, end }) => text.slice(start, end)).join(''),
        );
        for (const piece of shown.filter(({ flag }) => flag >= 0)) {
          const flag = flags[piece.flag]!;
          expect(flag.start <= piece.start && piece.end <= flag.end).toBe(true);
        }
        for (const row of rows.filter(({ flag }) => flag >= 0)) {
          const flag = flags[row.flag]!;
          expect(flag.start <= row.lines[0]!.start && row.lines.at(-1)!.end <= flag.end).toBe(true);
        }
      }),
    );
  });
});
