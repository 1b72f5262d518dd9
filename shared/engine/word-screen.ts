const size = 1 << 14;

/**
 * Tells at once that a word of a line is none of a set; most words of a text are not. A line is read
 * once, character by character, and no part of it is copied.
 */
export class WordScreen {
  /** For each hash the number of words of the longest line that asks for it; 0 for no word. */
  private readonly longest = new Uint8Array(size);

  /** `words` with the length of the longest line, in words, in which each of them matters. */
  constructor(words: Iterable<readonly [string, number]>) {
    for (const [word, most] of words) {
      const at = hashOf(word, 0, word.length);
      this.longest[at] = Math.max(this.longest[at]!, Math.min(most, endless));
    }
  }

  /** False when the word is certainly not in the set. */
  mayHold(word: string): boolean {
    return this.longest[hashOf(word, 0, word.length)]! > 0;
  }

  /**
   * The words of a line, with one blank between them, that may be in the set and matter in a line of
   * `length` words, in order.
   */
  find(line: string, length: number): string[] {
    const found: string[] = [];
    const least = Math.max(1, Math.min(length, endless));
    for (let from = 0; from <= line.length;) {
      let to = from;
      let hash = firstHash;
      for (; to < line.length; to++) {
        const code = line.charCodeAt(to);
        if (code === blank) break;
        hash = mix(hash, code);
      }
      if (this.longest[fold(hash)]! >= least) found.push(line.slice(from, to));
      from = to + 1;
    }
    return found;
  }
}

/** Lines of so many words and more are not told apart. */
const endless = 255;
const blank = 32;
const firstHash = 0x811c9dc5;

function mix(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function fold(hash: number): number {
  return (hash ^ (hash >>> 15)) & (size - 1);
}

function hashOf(text: string, from: number, to: number): number {
  let hash = firstHash;
  for (let at = from; at < to; at++) hash = mix(hash, text.charCodeAt(at));
  return fold(hash);
}

/** Number of words of a line with one blank between them. */
export function countWords(line: string): number {
  let words = 1;
  for (let at = line.indexOf(' '); at >= 0; at = line.indexOf(' ', at + 1)) words += 1;
  return words;
}
