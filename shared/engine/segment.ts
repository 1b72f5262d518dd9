import type { Block } from '../model/document';
import { isInlineSpace, isLineEnd } from './white-space';

/**
 * The blocks of a plain text: its non-blank lines, each without leading and trailing white space.
 * Linear in the length of the text.
 */
export function segment(text: string): Block[] {
  const blocks: Block[] = [];
  const length = text.length;
  let start = -1;
  let end = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) {
      if (start >= 0) blocks.push({ index: blocks.length, start, end });
      start = -1;
    } else if (!isInlineSpace(code)) {
      if (start < 0) start = at;
      end = at + 1;
    }
  }
  if (start >= 0) blocks.push({ index: blocks.length, start, end });
  return blocks;
}
