import { isWhiteSpace } from '../../shared/engine/white-space';
import type { Span } from '../../shared/model/span';

/** Which end of a span moves, how far, and whether to later (1) or earlier (-1) text. */
export interface EdgeMove {
  readonly edge: 'start' | 'end';
  readonly unit: 'word' | 'block';
  readonly by: 1 | -1;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
/** The text that was cut into words last: keys come many times for the same one. */
let known: { text: string; words: Intl.Segments } | undefined;

/**
 * The span with one end moved by a word or a block of the text; undefined where there is none
 * further on, or nothing would be left. Never ends at white space or inside a character.
 */
export function moveEdge(
  text: string,
  blocks: readonly Span[],
  { start, end }: Span,
  { edge, unit, by }: EdgeMove,
): Span | undefined {
  const span = { start, end };
  const at = unit === 'word' ? wordEdge(text, span, edge, by) : blockEdge(blocks, span, edge, by);
  if (at === undefined) return undefined;
  const moved = edge === 'start' ? { start: at, end } : { start, end: at };
  return moved.start < moved.end ? moved : undefined;
}

/**
 * The span with one end moved to the edge of a word that is nearest to `at`, an offset in the text.
 * At least a word is left.
 */
export function moveEdgeTo(
  text: string,
  { start, end }: Span,
  edge: EdgeMove['edge'],
  at: number,
): Span {
  if (edge === 'end') {
    const least = wordAfter(text, start)?.end ?? end;
    return { start, end: Math.max(least, nearest(at, wordEnds(text, at)) ?? end) };
  }
  const most = spaceAfter(text, wordBefore(text, end)?.start ?? start);
  return { start: Math.min(most, nearest(at, wordStarts(text, at)) ?? start), end };
}

/** Ends of the word at an offset and of the one before. */
function wordEnds(text: string, at: number): number[] {
  const word = wordAfter(text, wordStartAt(text, at));
  return [...(word ? [word.end] : []), spaceBefore(text, word ? wordStartAt(text, at) : at)];
}

/** Starts of the word at an offset and of the one after. */
function wordStarts(text: string, at: number): number[] {
  const start = wordStartAt(text, at);
  const word = wordAfter(text, start);
  const next = word && spaceAfter(text, word.end);
  return [spaceAfter(text, start), ...(next !== undefined && next < text.length ? [next] : [])];
}

/** Where the word, or the white space, at an offset begins. */
function wordStartAt(text: string, at: number): number {
  return wordsOf(text).containing(at)?.index ?? at;
}

function nearest(at: number, places: readonly number[]): number | undefined {
  return places.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
}

function blockEdge(
  blocks: readonly Span[],
  span: Span,
  edge: EdgeMove['edge'],
  by: EdgeMove['by'],
): number | undefined {
  const from = span[edge];
  return by > 0
    ? blocks.find((block) => block[edge] > from)?.[edge]
    : blocks.findLast((block) => block[edge] < from)?.[edge];
}

function wordEdge(
  text: string,
  { start, end }: Span,
  edge: EdgeMove['edge'],
  by: EdgeMove['by'],
): number | undefined {
  if (edge === 'end') {
    if (by > 0) return wordAfter(text, end)?.end;
    const last = wordBefore(text, end);
    return last && spaceBefore(text, last.start);
  }
  if (by < 0) return wordBefore(text, start)?.start;
  const first = wordAfter(text, start);
  return first && spaceAfter(text, first.end);
}

/** What is left of the word at `at`, or the next one; signs that stand together are one word. */
function wordAfter(text: string, at: number): Span | undefined {
  const words = wordsOf(text);
  const from = spaceAfter(text, at);
  const first = words.containing(from);
  if (!first) return undefined;
  let end = first.index + first.segment.length;
  for (let next = words.containing(end); !first.isWordLike; next = words.containing(end)) {
    if (!isSign(next)) break;
    end = next.index + next.segment.length;
  }
  return { start: from, end };
}

/** The part of a word before `at`, or the one before it. */
function wordBefore(text: string, at: number): Span | undefined {
  const words = wordsOf(text);
  const to = spaceBefore(text, at);
  const last = to > 0 ? words.containing(to - 1) : undefined;
  if (!last) return undefined;
  let start = last.index;
  while (!last.isWordLike && start > 0) {
    const next = words.containing(start - 1);
    if (!isSign(next)) break;
    start = next.index;
  }
  return { start, end: to };
}

function isSign(segment: Intl.SegmentData | undefined): segment is Intl.SegmentData {
  return (
    segment !== undefined && !segment.isWordLike && !isWhiteSpace(segment.segment.charCodeAt(0))
  );
}

function spaceAfter(text: string, at: number): number {
  let to = at;
  while (to < text.length && isWhiteSpace(text.charCodeAt(to))) to++;
  return to;
}

function spaceBefore(text: string, at: number): number {
  let to = at;
  while (to > 0 && isWhiteSpace(text.charCodeAt(to - 1))) to--;
  return to;
}

function wordsOf(text: string): Intl.Segments {
  if (known?.text !== text) known = { text, words: segmenter.segment(text) };
  return known.words;
}
