import { compareSpans, type Span } from '../model/span';
import { isInlineSpace, isLineEnd, isWhiteSpace, skipLineEnd } from './white-space';

/** The text without the given cuts and the line ends that go with them. */
export function applyCuts(text: string, cuts: readonly Span[]): string {
  const kept: string[] = [];
  let from = 0;
  for (const cut of recordCuts(text, cuts)) {
    if (cut.start > from) kept.push(text.slice(from, cut.start));
    from = cut.end;
  }
  kept.push(text.slice(from));
  return kept.join('');
}

/**
 * The spans that leave the text for the given cuts: sorted, disjoint, never touching.
 *
 * A cut of whole lines takes their line ends and the blank lines before them along (at the top of
 * the document those after them as well), so that no hole stays. Any other cut takes nothing else.
 */
export function recordCuts(text: string, cuts: readonly Span[]): Span[] {
  const merged = mergeSpans(clampSpans(text, cuts));
  const pieces = joinWholeLines(text, joinWithinLines(text, merged));
  return mergeSpans(pieces.map((piece) => (piece.whole ? widen(text, piece) : piece)));
}

interface Piece extends Span {
  /** The piece leaves nothing but white space on its first and last line. */
  readonly whole: boolean;
}

function clampSpans(text: string, cuts: readonly Span[]): Span[] {
  return cuts
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(text.length, end) }))
    .filter((cut) => cut.start < cut.end)
    .sort(compareSpans);
}

/** Joins sorted spans that overlap or touch. */
function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}

/** Several cuts of one line that leave only white space of it become one piece. */
function joinWithinLines(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from < spans.length;) {
    let to = from + 1;
    while (to < spans.length && isGapOf(text, spans[to - 1]!, spans[to]!, isInlineSpace)) to++;
    const group = { start: spans[from]!.start, end: spans[to - 1]!.end };
    if (coversLines(text, group)) pieces.push({ ...group, whole: true });
    else for (const span of spans.slice(from, to)) pieces.push({ ...span, whole: false });
    from = to;
  }
  return pieces;
}

/** Neighbouring pieces of whole lines go together, so that the rule for the top sees them as one. */
function joinWholeLines(text: string, pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.whole && piece.whole && isGapOf(text, last, piece, isWhiteSpace)) {
      joined[joined.length - 1] = { start: last.start, end: piece.end, whole: true };
    } else joined.push(piece);
  }
  return joined;
}

function isGapOf(text: string, before: Span, after: Span, belongs: (code: number) => boolean) {
  for (let at = before.end; at < after.start; at++) {
    if (!belongs(text.charCodeAt(at))) return false;
  }
  return true;
}

/** True when the span holds text and all that stands beside it on its outer lines is white space. */
function coversLines(text: string, span: Span): boolean {
  const start = skipInlineBack(text, span.start);
  if (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) return false;
  const end = skipInline(text, span.end);
  // A cut that ends behind a line end has nothing of the next line in it.
  const endsLine = isLineEnd(text.charCodeAt(span.end - 1));
  if (!endsLine && end < text.length && !isLineEnd(text.charCodeAt(end))) return false;
  return skipWhite(text, span.start) < span.end;
}

/** The span with its line ends and the blank lines before it (at the top also those after it). */
function widen(text: string, span: Span): Span {
  let start = span.start;
  while (start > 0 && isWhiteSpace(text.charCodeAt(start - 1))) start--;
  const top = start === 0;
  if (!top) start = Math.min(skipLineEnd(text, skipInline(text, start)), span.start);
  let end = span.end;
  if (!isLineEnd(text.charCodeAt(end - 1))) end = skipLineEnd(text, skipInline(text, end));
  else if (text.charCodeAt(end - 1) === 13 && text.charCodeAt(end) === 10) end++;
  if (top) end = skipBlankLines(text, end);
  return { start, end };
}

function skipInline(text: string, from: number): number {
  let at = from;
  while (at < text.length && isInlineSpace(text.charCodeAt(at))) at++;
  return at;
}

function skipInlineBack(text: string, from: number): number {
  let at = from;
  while (at > 0 && isInlineSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

function skipWhite(text: string, from: number): number {
  let at = from;
  while (at < text.length && isWhiteSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Behind the last blank line from `from` on; the indentation of the next line of text stays. */
function skipBlankLines(text: string, from: number): number {
  let line = from;
  for (;;) {
    const content = skipInline(text, line);
    const next = skipLineEnd(text, content);
    if (next === content) return content === text.length ? content : line;
    line = next;
  }
}
