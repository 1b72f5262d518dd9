/** The hash of a word without letters: begin with it, then mix the UTF-16 units in (FNV-1a). */
export const beginWord = 0x811c9dc5 | 0;

/** The hash of a word and one more UTF-16 unit, as a signed 32-bit number. */
export function mixWord(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** The hash of a whole word. */
export function hashWord(word: string): number {
  let hash = beginWord;
  for (let at = 0; at < word.length; at++) hash = mixWord(hash, word.charCodeAt(at));
  return hash;
}
