import { sketchLength } from './sketch';

/** Values whose bytes stand in one number. */
const inWord = 4;
const wordsOfSketch = sketchLength / inWord;

/**
 * The lowest byte of each value of sketches that stand one behind the other: where bytes differ, values do. Most
 * sketches that are compared are not alike, which a quarter of their memory shows, four values at a time.
 */
export class SketchBytes {
  readonly #values: Uint32Array;
  readonly #words: Int32Array;

  constructor(values: Uint32Array) {
    this.#values = values;
    this.#words = new Int32Array(values.length / inWord);
  }

  /** Makes the bytes of a sketch; to be called before it is compared. */
  prepare(index: number): void {
    const values = this.#values;
    const words = this.#words;
    for (let word = index * wordsOfSketch; word < (index + 1) * wordsOfSketch; word++) {
      const at = word * inWord;
      words[word] =
        (values[at]! & 0xff) |
        ((values[at + 1]! & 0xff) << 8) |
        ((values[at + 2]! & 0xff) << 16) |
        (values[at + 3]! << 24);
    }
  }

  /** False only where the likeness of two sketches is below `least`. */
  mayBeAlike(a: number, b: number, least: number): boolean {
    const words = this.#words;
    const fromA = a * wordsOfSketch;
    const fromB = b * wordsOfSketch;
    let left = sketchLength - Math.ceil(least * sketchLength);
    for (let at = 0; at < wordsOfSketch; at++) {
      left -= differentBytes(words[fromA + at]! ^ words[fromB + at]!);
      if (left < 0) return false;
    }
    return true;
  }
}

/** How many of the four bytes of a number are not 0: the highest bit of each is set then, and these are summed. */
function differentBytes(word: number): number {
  const bits = (((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word) & 0x80808080;
  return Math.imul(bits >>> 7, 0x01010101) >>> 24;
}
