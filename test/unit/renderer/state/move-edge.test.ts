import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { type EdgeMove, moveEdge, moveEdgeTo } from '../../../../renderer/state/move-edge';
import { segment } from '../../../../shared/engine/segment';
import { isWhiteSpace } from '../../../../shared/engine/white-space';

/** The words after a move of the span that `words` cover in `text`. */
function moved(text: string, words: string, move: EdgeMove): string | undefined {
  const start = text.indexOf(words);
  const span = moveEdge(text, segment(text), { start, end: start + words.length }, move);
  return span && text.slice(span.start, span.end);
}

const later = (edge: 'start' | 'end', unit: 'word' | 'block' = 'word') =>
  ({ edge, unit, by: 1 }) as const;
const earlier = (edge: 'start' | 'end', unit: 'word' | 'block' = 'word') =>
  ({ edge, unit, by: -1 }) as const;

describe('by word', () => {
  const text = 'Photo: Ida Moss, staff.\n\nThe ferry runs.';

  test('the end takes a word or leaves one, signs that stand together being one', () => {
    expect(moved(text, 'Ida', later('end'))).toBe('Ida Moss');
    expect(moved(text, 'Ida Moss', later('end'))).toBe('Ida Moss,');
    expect(moved(text, 'Ida Moss', earlier('end'))).toBe('Ida');
    expect(moved('Read more ... here', 'Read more', later('end'))).toBe('Read more ...');
    expect(moved('Read more ... here', 'Read more ...', earlier('end'))).toBe('Read more');
  });

  test('the start does the same', () => {
    expect(moved(text, 'Ida Moss', earlier('start'))).toBe(': Ida Moss');
    expect(moved(text, 'Ida Moss', later('start'))).toBe('Moss');
    expect(moved('Wait — Ida', 'Ida', earlier('start'))).toBe('— Ida');
  });

  test('goes over the end of a block and never ends at white space', () => {
    expect(moved(text, 'staff.', later('end'))).toBe('staff.\n\nThe');
    expect(moved(text, 'staff.\n\nThe', earlier('end'))).toBe('staff.');
    expect(moved(text, 'The ferry', earlier('start'))).toBe('.\n\nThe ferry');
  });

  test('an end inside a word goes to its end', () => {
    expect(moved(text, 'Ida Mo', later('end'))).toBe('Ida Moss');
    expect(moved(text, 'Ida Mo', earlier('end'))).toBe('Ida');
  });

  test('stops at the ends of the text, and leaves one word at least', () => {
    expect(moved(text, 'runs.', later('end'))).toBeUndefined();
    expect(moved(text, 'Photo', earlier('start'))).toBeUndefined();
    expect(moved(text, 'Ida', earlier('end'))).toBeUndefined();
    expect(moved(text, 'Ida', later('start'))).toBeUndefined();
  });

  test('knows the words of scripts without spaces, and whole characters', () => {
    expect(moved('港の渡し船は遅れた。', '港', later('end'))).toBe('港の');
    expect(moved('ok 👩‍👩‍👧‍👦 yes', 'ok', later('end'))).toBe('ok 👩‍👩‍👧‍👦');
    expect(moved('Ida’s café\u0301 now', 'Ida’s', later('end'))).toBe('Ida’s café\u0301');
  });
});

describe('by block', () => {
  const text = 'one\ntwo two\n\n  three\nfour';

  test('the ends go to the edges of blocks', () => {
    expect(moved(text, 'two two', later('end', 'block'))).toBe('two two\n\n  three');
    expect(moved(text, 'two two\n\n  three', earlier('end', 'block'))).toBe('two two');
    expect(moved(text, 'three', earlier('start', 'block'))).toBe('two two\n\n  three');
    expect(moved(text, 'two two\n\n  three', later('start', 'block'))).toBe('three');
  });

  test('an end inside a block goes to the edge of the same block', () => {
    expect(moved(text, 'two', later('end', 'block'))).toBe('two two');
  });

  test('leaves a block at least, and stops at the ends of the text', () => {
    expect(moved(text, 'two two', earlier('end', 'block'))).toBeUndefined();
    expect(moved(text, 'two two', later('start', 'block'))).toBeUndefined();
    expect(moved(text, 'four', later('end', 'block'))).toBeUndefined();
    expect(moved(text, 'one', earlier('start', 'block'))).toBeUndefined();
  });
});

test('any move leaves a span of the text that begins and ends with something to read', () => {
  const piece = fc.constantFrom('word', ' ', '\n', '. ', '—', '👍🏽', 'e\u0301', '港', '\u00a0', '"');
  const move = fc.record<EdgeMove>({
    edge: fc.constantFrom('start', 'end'),
    unit: fc.constantFrom('word', 'block'),
    by: fc.constantFrom(1, -1),
  });
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1 }), fc.array(move), (pieces, moves) => {
      const text = pieces.join('');
      const blocks = segment(text);
      const [first] = blocks;
      if (!first) return;
      let span = { start: first.start, end: first.end };
      for (const each of moves) {
        const next = moveEdge(text, blocks, span, each);
        if (!next) continue;
        const other = each.edge === 'start' ? 'end' : 'start';
        expect(next[other]).toBe(span[other]);
        // To the one side or to the other, as asked.
        expect(Math.sign(next[each.edge] - span[each.edge])).toBe(each.by);
        expect(isWhiteSpace(text.charCodeAt(next.start))).toBe(false);
        expect(isWhiteSpace(text.charCodeAt(next.end - 1))).toBe(false);
        expect(text.slice(next.start, next.end).isWellFormed()).toBe(true);
        span = next;
      }
    }),
  );
});

describe('to a place in the text', () => {
  const text = 'Photo: Ida Moss, staff.\n\nThe ferry runs.';

  /** The words that are left when an end of `words` is moved to `at` characters behind `to`. */
  function dragged(words: string, edge: 'start' | 'end', to: string, at = 0): string {
    const start = text.indexOf(words);
    const span = { start, end: start + words.length };
    const moved = moveEdgeTo(text, span, edge, text.indexOf(to) + at);
    return text.slice(moved.start, moved.end);
  }

  test('the end goes to the nearest end of a word', () => {
    expect(dragged('Ida', 'end', 'Moss', 3)).toBe('Ida Moss');
    expect(dragged('Ida', 'end', 'Moss', 1)).toBe('Ida');
    expect(dragged('Ida Moss', 'end', 'Moss', 0)).toBe('Ida');
    expect(dragged('Ida', 'end', 'ferry', 4)).toBe('Ida Moss, staff.\n\nThe ferry');
  });

  test('the start goes to the nearest start of a word', () => {
    expect(dragged('Moss', 'start', 'Ida', 1)).toBe('Ida Moss');
    expect(dragged('Ida Moss', 'start', 'Ida', 3)).toBe('Moss');
    expect(dragged('The ferry', 'start', 'Photo', 0)).toBe('Photo: Ida Moss, staff.\n\nThe ferry');
  });

  test('a word is left, however far beyond the other end one goes', () => {
    expect(dragged('Ida Moss', 'end', 'Photo')).toBe('Ida');
    expect(dragged('Ida Moss', 'start', 'runs')).toBe('Moss');
  });

  test('neither end is ever at white space or beyond the text', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('a', 'b', ',', '.', ' ', '\n', '\u0301', '🙂'), { minLength: 1 })
          .map((signs) => signs.join('')),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('start' as const, 'end' as const),
        (any, of, to, edge) => {
          const blocks = segment(any);
          const span = blocks[of % Math.max(1, blocks.length)];
          if (!span) return;
          const moved = moveEdgeTo(any, span, edge, to % (any.length + 1));
          expect(moved.start).toBeLessThan(moved.end);
          const words = any.slice(moved.start, moved.end);
          expect(words).toBe(words.trim());
          expect(moved[edge === 'start' ? 'end' : 'start']).toBe(
            span[edge === 'start' ? 'end' : 'start'],
          );
        },
      ),
    );
  });
});
