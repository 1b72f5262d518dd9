import { isWhiteSpace } from './white-space';

/**
 * 53-bit hash of a stretch of text as a number. Runs of white space count as one blank and white
 * space at the ends not at all, so that copies with another line width or indentation agree.
 * Two different lines of a batch of a million lines collide with a chance of about 1 in 10,000.
 */
export function hashText(text: string, start = 0, end = text.length): number {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  let pendingSpace = false;
  let empty = true;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    // Most characters by far are neither blanks nor beyond ASCII.
    if ((code <= 32 || code >= 128) && isWhiteSpace(code)) {
      pendingSpace = !empty;
      continue;
    }
    if (pendingSpace) {
      high = Math.imul(high ^ 32, 2654435761);
      low = Math.imul(low ^ 32, 1597334677);
      pendingSpace = false;
    }
    empty = false;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
    // Without a turn the multiplications would only carry upwards.
    high = (high << 13) | (high >>> 19);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
