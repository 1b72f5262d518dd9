import { fc } from '../../../support/fast-check';
import type { Span } from '../../../../shared/model/span';

const piece = fc.oneof(
  fc.constantFrom('\n', '\r\n', '\r', '\u2028', '\u2029', '\n\n', ' ', '\t', '\u00a0', '\uFEFF'),
  fc.constantFrom('one', 'two three', 'Comments', 'a', '.', '—', '12'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('\ud83d', '\ude00', '😀', 'e\u0301', '\u0000', '\u0085', '\u200b'),
);

/** Text with all line ends, odd white space, emoji and lone surrogates. */
export const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

/** A text and some spans in it, in any order, overlapping or not. */
export const textAndSpans: fc.Arbitrary<{ text: string; spans: Span[] }> = anyText.chain((text) =>
  fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length)), { maxLength: 6 }).map((pairs) => ({
    text,
    spans: pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
  })),
);
