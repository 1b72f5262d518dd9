import { placeOf } from './word-hash';

const size = 1 << 14;
/** Lines of so many words and more are not told apart. */
const endless = 255;

/** Tells by its hash at once that a word is none of a set; most words of a text are not. */
export class WordScreen {
  /** For each hash the number of words of the longest line that asks for it; 0 for no word. */
  private readonly longest = new Uint8Array(size);

  /** Hashes of words with the length of the longest line, in words, in which each of them matters. */
  constructor(words: Iterable<readonly [number, number]>) {
    for (const [word, most] of words) {
      const at = placeOf(word, size - 1);
      this.longest[at] = Math.max(this.longest[at]!, Math.min(most, endless));
    }
  }

  /**
   * False when the word with this hash (of `mixWord`) is certainly not in the set, or does not matter
   * in a line of `length` words.
   */
  mayHold(hash: number, length = 1): boolean {
    return this.longest[placeOf(hash, size - 1)]! >= Math.max(1, Math.min(length, endless));
  }
}
