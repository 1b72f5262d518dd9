import { countBelow } from './search-rising';

/** Translates offsets between UTF-16 code units and Unicode code points of one text. */
export interface CodePointMap {
  /** An offset in the middle of a surrogate pair goes to the start of the pair. */
  toCodePoint(utf16: number): number;
  toUtf16(codePoint: number): number;
}

const identity: CodePointMap = {
  toCodePoint: (utf16) => utf16,
  toUtf16: (codePoint) => codePoint,
};

/** Offset map of a text; a lone surrogate counts as one code point. */
export function createCodePointMap(text: string): CodePointMap {
  const pairs = findPairs(text);
  if (pairs.length === 0) return identity;
  return {
    toCodePoint: (utf16) => utf16 - countBelow(pairs.length, (pair) => pairs[pair]! < utf16),
    toUtf16: (codePoint) =>
      codePoint + countBelow(pairs.length, (pair) => pairs[pair]! - pair < codePoint),
  };
}

/** Offsets of the high halves of all surrogate pairs. */
function findPairs(text: string): number[] {
  const pairs: number[] = [];
  // Most texts have no surrogate at all; the native search is many times faster than the loop.
  const first = text.search(/[\ud800-\udbff][\udc00-\udfff]/);
  if (first < 0) return pairs;
  for (let at = first; at + 1 < text.length; at++) {
    if ((text.charCodeAt(at) & 0xfc00) !== 0xd800) continue;
    if ((text.charCodeAt(at + 1) & 0xfc00) !== 0xdc00) continue;
    pairs.push(at);
    at++;
  }
  return pairs;
}
