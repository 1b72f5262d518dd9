import type { Block } from '../model/document';
import type { Span } from '../model/span';
import { countSmaller } from './search-rising';

/** A text with its blocks, before or after it was decoded anew. */
export interface AnchoredText {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Characters of context before and behind a quote that are compared, as the W3C TextQuoteSelector has them. */
const contextLength = 32;
/** A quote with fewer plain characters says too little by itself. */
const leastPlain = 4;

/**
 * Finds spans of a text again in the text that the same bytes gave under another encoding. What is
 * ASCII reads alike under nearly all of them, so quotes and their surroundings are compared by that;
 * whole blocks are also known by their number. Undefined where nothing speaks for a place.
 */
export function createAnchor(
  before: AnchoredText,
  after: AnchoredText,
): (span: Span) => Span | undefined {
  const from = plainOf(before.text);
  const to = plainOf(after.text);
  const starts = new Map(before.blocks.map(({ start, index }) => [start, index]));
  const ends = new Map(before.blocks.map(({ end, index }) => [end, index]));
  const sameBlocks = before.blocks.length === after.blocks.length;
  return (span) => {
    const first = sameBlocks ? starts.get(span.start) : undefined;
    const last = sameBlocks ? ends.get(span.end) : undefined;
    const byBlocks =
      first !== undefined && last !== undefined && first <= last
        ? { start: after.blocks[first]!.start, end: after.blocks[last]!.end }
        : undefined;
    if (byBlocks && isAlike(before.text, span, after.text, byBlocks)) return byBlocks;
    return findQuote(before, after, { from, to }, span);
  };
}

interface Plain {
  /** The ASCII characters of a text. */
  readonly text: string;
  /** Where each of them stands in it. */
  readonly at: readonly number[];
}

function plainOf(text: string): Plain {
  const at: number[] = [];
  let plain = '';
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) >= 0x80) continue;
    plain += text[index]!;
    at.push(index);
  }
  return { text: plain, at };
}

/** Same plain characters; where one of them has none, the place alone speaks. */
function isAlike(before: string, span: Span, after: string, found: Span): boolean {
  const old = plainOf(before.slice(span.start, span.end)).text;
  return old === plainOf(after.slice(found.start, found.end)).text;
}

function findQuote(
  before: AnchoredText,
  after: AnchoredText,
  { from, to }: { readonly from: Plain; readonly to: Plain },
  span: Span,
): Span | undefined {
  const start = countSmaller(from.at, span.start);
  const end = countSmaller(from.at, span.end);
  const quote = from.text.slice(start, end);
  if (quote.trim().length < leastPlain) return undefined;
  const prefix = from.text.slice(Math.max(0, start - contextLength), start);
  const suffix = from.text.slice(end, end + contextLength);
  let best: { readonly at: number; readonly score: number } | undefined;
  let equals = false;
  for (let at = to.text.indexOf(quote); at >= 0; at = to.text.indexOf(quote, at + 1)) {
    const score =
      commonEnd(prefix, to.text.slice(Math.max(0, at - contextLength), at)) +
      commonStart(suffix, to.text.slice(at + quote.length, at + quote.length + contextLength));
    if (best === undefined || score > best.score) {
      best = { at, score };
      equals = false;
    } else if (score === best.score) equals = true;
  }
  if (!best) return undefined;
  // Several places that look alike: the one that as many plain characters stand before.
  const at = equals && to.text.startsWith(quote, start) ? start : equals ? -1 : best.at;
  if (at < 0) return undefined;
  return widen(before.text, after, span, {
    start: to.at[at]!,
    end: to.at[at + quote.length - 1]! + 1,
  });
}

/** Takes the characters at the edges along that are not ASCII, as the old span did. */
function widen(before: string, after: AnchoredText, span: Span, found: Span): Span {
  const { text } = after;
  let { start, end } = found;
  if (before.charCodeAt(span.start) >= 0x80) while (text.charCodeAt(start - 1) >= 0x80) start--;
  if (before.charCodeAt(span.end - 1) >= 0x80) while (text.charCodeAt(end) >= 0x80) end++;
  return { start, end };
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length))
    length++;
  return length;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
