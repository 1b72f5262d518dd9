/** The hash of a word without letters: begin with it, then mix the UTF-16 units in (FNV-1a). */
export const beginWord = 0x811c9dc5 | 0;

/** The hash of a word and one more UTF-16 unit, as a signed 32-bit number. */
export function mixWord(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** The hash of the word between two offsets of a text. */
export function mixLetters(text: string, start: number, end: number): number {
  let hash = beginWord;
  for (let at = start; at < end; at++) hash = mixWord(hash, text.charCodeAt(at));
  return hash;
}

/** The place of a hash in a table of `mask + 1` places: its last bits say little by themselves. */
export function placeOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}

/**
 * The hash of a whole word. Lists of words are asked by it alone: another word is taken for one of a list of
 * 150, the longest of a rule, with a chance of 1 in 30 million, and rules ask for all words of a line.
 */
export function hashWord(word: string): number {
  return mixLetters(word, 0, word.length);
}
