import type { Block } from '../model/document';
import { isInlineSpace, isLineEnd } from './white-space';

/** Ends of lines besides the usual one. */
const otherEnds = ['\r', '\u2028', '\u2029'];

/**
 * The blocks of a plain text: its non-blank lines, each without leading and trailing white space.
 * Linear in the length of the text.
 */
export function segment(text: string): Block[] {
  const blocks: Block[] = [];
  const endOf = otherEnds.some((end) => text.includes(end)) ? anyEnd : usualEnd;
  for (let from = 0; from < text.length;) {
    const lineEnd = endOf(text, from);
    let start = from;
    let end = lineEnd;
    while (start < end && isInlineSpace(text.charCodeAt(start))) start++;
    while (end > start && isInlineSpace(text.charCodeAt(end - 1))) end--;
    if (start < end) blocks.push({ index: blocks.length, start, end });
    from = lineEnd + 1;
  }
  return blocks;
}

/** Where the line that goes on at `from` ends; the native search is many times faster than a loop. */
function usualEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The same for a text with ends of other kinds. */
function anyEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
  return at;
}
