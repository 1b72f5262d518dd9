import { isWhiteSpace } from './white-space';

const blank = 32;

/**
 * 53-bit hash of a stretch of text as a number. Runs of white space count as one blank and white
 * space at the ends not at all, so that copies with another line width or indentation agree.
 * Two different lines of a batch of a million lines collide with a chance of about 1 in 10,000.
 */
export function hashText(text: string, start = 0, end = text.length): number {
  // As signed numbers, with which the loop takes half the time.
  let high = 0x9e3779b9 | 0;
  let low = 0x85ebca6b | 0;
  let last = end;
  while (last > start && isWhiteSpace(text.charCodeAt(last - 1))) last--;
  let before = blank;
  for (let at = start; at < last; at++) {
    let code = text.charCodeAt(at);
    // Most characters by far are neither beyond ASCII nor a second blank.
    if ((code < blank || code >= 128 || (code | before) === blank) && isWhiteSpace(code)) {
      if (before === blank) continue;
      code = blank;
    }
    before = code;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
    // Without a turn the multiplications would only carry upwards. A blank makes none, which no branch may tell:
    // one that is guessed wrong at every word takes longer than all the rest.
    const turned = (high << 13) | (high >>> 19);
    const ifBlank = ((code ^ blank) - 1) >> 31;
    high = turned ^ ((turned ^ high) & ifBlank);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
