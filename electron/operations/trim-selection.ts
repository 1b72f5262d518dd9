import { isWhiteSpace } from '../../shared/engine/white-space';
import type { Span } from '../../shared/model/span';

/**
 * A selection without the white space around it, and never with half of a character that takes two
 * code units. Undefined when it does not lie in the text or selects nothing.
 */
export function trimSelection(text: string, span: Span): Span | undefined {
  let { start, end } = span;
  if (!(Number.isInteger(start) && Number.isInteger(end))) return undefined;
  if (start < 0 || start >= end || end > text.length) return undefined;
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start++;
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end--;
  if (start === end) return undefined;
  if (splitsPair(text, start)) start--;
  if (splitsPair(text, end)) end++;
  return { start, end };
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && text.codePointAt(at - 1)! > 0xffff;
}
