import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { applyCuts, recordCuts } from '../../../../shared/engine/apply-cuts';
import { segment } from '../../../../shared/engine/segment';
import type { Span } from '../../../../shared/model/span';
import { anyText, textAndSpans } from './any-text';

/** Spans of the blocks with the given contents. */
function blocksOf(text: string, ...contents: string[]): Span[] {
  return segment(text).filter(({ start, end }) => contents.includes(text.slice(start, end)));
}

function without(text: string, spans: readonly Span[]): string {
  return [...text.split('')]
    .filter((_, at) => !spans.some((s) => s.start <= at && at < s.end))
    .join('');
}

describe('cuts of whole lines', () => {
  test('take their line end and the blank lines before them', () => {
    const text = 'one\n\ntwo\n\nthree\n';
    expect(applyCuts(text, blocksOf(text, 'two'))).toBe('one\n\nthree\n');
  });

  test('take the blank lines after them at the top of the document', () => {
    const text = 'one\n\n \ntwo\n\nthree';
    expect(applyCuts(text, blocksOf(text, 'one'))).toBe('two\n\nthree');
    expect(applyCuts(text, blocksOf(text, 'one', 'two'))).toBe('three');
  });

  test('leave the line end of the line before them', () => {
    expect(applyCuts('one\n\ntwo', blocksOf('one\n\ntwo', 'two'))).toBe('one\n');
    expect(applyCuts('one\r\n\r\ntwo\r\n', blocksOf('one\r\n\r\ntwo\r\n', 'two'))).toBe('one\r\n');
  });

  test('know every line end', () => {
    for (const end of ['\n', '\r\n', '\r', '\u2028', '\u2029']) {
      const text = ['one', '', 'two', '', 'three'].join(end);
      expect(applyCuts(text, blocksOf(text, 'two'))).toBe(['one', '', 'three'].join(end));
    }
  });

  test('take the indentation of their own line and leave that of the next', () => {
    const text = 'one\n  two  \n    three';
    expect(applyCuts(text, blocksOf(text, 'two'))).toBe('one\n    three');
    expect(applyCuts('one\n\n  two', blocksOf('one\n\n  two', 'one'))).toBe('  two');
  });

  test('count as whole when several cuts make up the line', () => {
    const text = 'one\nPrint  Email\ntwo';
    expect(
      applyCuts(text, [
        { start: 4, end: 9 },
        { start: 11, end: 16 },
      ]),
    ).toBe('one\ntwo');
  });
});

describe('cuts of a part of a line', () => {
  test('take nothing else', () => {
    const text = 'one two\nthree';
    expect(recordCuts(text, [{ start: 3, end: 7 }])).toEqual([{ start: 3, end: 7 }]);
    expect(recordCuts(text, [{ start: 0, end: 4 }])).toEqual([{ start: 0, end: 4 }]);
  });

  test('do not glue two lines together when they reach into the next line', () => {
    const text = 'one two\nthree\nfour';
    expect(applyCuts(text, [{ start: 4, end: 13 }])).toBe('one \nfour');
  });

  test('of blank lines alone take nothing else', () => {
    expect(recordCuts('one\n\n\ntwo', [{ start: 4, end: 5 }])).toEqual([{ start: 4, end: 5 }]);
  });
});

describe('properties', () => {
  test('the clean text is the text without the recorded spans', () => {
    fc.assert(
      fc.property(textAndSpans, ({ text, spans }) => {
        expect(applyCuts(text, spans)).toBe(without(text, recordCuts(text, spans)));
      }),
    );
  });

  test('recorded spans are sorted, apart, and cover the given ones', () => {
    fc.assert(
      fc.property(textAndSpans, ({ text, spans }) => {
        const recorded = recordCuts(text, spans);
        recorded.forEach((span, index) => {
          expect(span.start).toBeLessThan(span.end);
          if (index > 0) expect(span.start).toBeGreaterThan(recorded[index - 1]!.end);
        });
        for (const span of spans.filter(({ start, end }) => start < end)) {
          expect(recorded.some((r) => r.start <= span.start && span.end <= r.end)).toBe(true);
        }
      }),
    );
  });

  test('only white space is recorded beside the given spans', () => {
    fc.assert(
      fc.property(textAndSpans, ({ text, spans }) => {
        const asked = (at: number) => spans.some((s) => s.start <= at && at < s.end);
        for (const { start, end } of recordCuts(text, spans)) {
          for (let at = start; at < end; at++) {
            if (!asked(at)) expect(text[at]).toMatch(/[\s\u0085]/);
          }
        }
      }),
    );
  });

  test('the order of the cuts does not matter', () => {
    fc.assert(
      fc.property(textAndSpans, ({ text, spans }) => {
        expect(recordCuts(text, [...spans].reverse())).toEqual(recordCuts(text, spans));
      }),
    );
  });

  test('no cuts change nothing, and cutting every block leaves nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(applyCuts(text, [])).toBe(text);
        expect(applyCuts(text, [{ start: 0, end: text.length }])).toBe('');
        if (segment(text).length > 0) expect(applyCuts(text, segment(text))).toBe('');
      }),
    );
  });

  test('cutting blocks keeps the other blocks as they are, one below the other', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        (text, mask) => {
          const blocks = segment(text);
          const kept = blocks.filter((_, index) => !mask[index % mask.length]);
          const cut = blocks.filter((_, index) => mask[index % mask.length]);
          const clean = applyCuts(text, cut);
          expect(segment(clean).map(({ start, end }) => clean.slice(start, end))).toEqual(
            kept.map(({ start, end }) => text.slice(start, end)),
          );
        },
      ),
    );
  });
});
