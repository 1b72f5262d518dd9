import { placeOf } from './word-hash';

/** Tables for so many words are used again for the next document; new ones take as long as a tenth of the reading. */
const wordsKept = 1 << 11;

/**
 * The second hash of a word and one more UTF-16 unit. Words with the same two hashes and the same length are taken for
 * the same: one pair of different words in a text of a million has them with a chance of 1 in 30 million.
 */
export function mixOther(hash: number, code: number): number {
  return (Math.imul(hash, 0x2c9277b5) + code) | 0;
}

/** Numbers words from 0 on, in the order of first sight: a table by their hashes. */
export class WordNumbers {
  /** How many different words were asked for. */
  different = 0;
  private hashes = new Int32Array(wordsKept);
  private others = new Int32Array(wordsKept);
  private lengths = new Uint32Array(wordsKept);
  /** For each place of the table the number of the word that was seen first there, from 1 on. */
  private places = new Uint32Array(4 * wordsKept);

  /** Forgets all words. */
  clear(): void {
    this.different = 0;
    if (this.hashes.length > wordsKept) this.resize(wordsKept);
    else this.places.fill(0);
  }

  /** Number of the word with these hashes, of `mixWord` and `mixOther`, and this length. */
  numberOf(hash: number, other: number, length: number): number {
    const { places, hashes } = this;
    const mask = places.length - 1;
    let place = placeOf(hash, mask);
    for (let known = places[place]! - 1; known >= 0; known = places[place]! - 1) {
      if (
        hashes[known] === hash &&
        this.others[known] === other &&
        this.lengths[known] === length
      ) {
        return known;
      }
      place = (place + 1) & mask;
    }
    if (this.different === hashes.length) {
      this.resize(2 * hashes.length);
      return this.numberOf(hash, other, length);
    }
    hashes[this.different] = hash;
    this.others[this.different] = other;
    this.lengths[this.different] = length;
    places[place] = ++this.different;
    return this.different - 1;
  }

  /** Writes the hash of each word and its length in letters into columns for so many words. */
  copyInto(hashes: Int32Array, lengths: Uint32Array): void {
    hashes.set(this.hashes.subarray(0, this.different));
    lengths.set(this.lengths.subarray(0, this.different));
  }

  /** Takes the words over into tables for so many words. */
  private resize(words: number): void {
    const { hashes, others, lengths, different } = this;
    const places = new Uint32Array(4 * words);
    this.hashes = new Int32Array(words);
    this.others = new Int32Array(words);
    this.lengths = new Uint32Array(words);
    this.places = places;
    this.hashes.set(hashes.subarray(0, different));
    this.others.set(others.subarray(0, different));
    this.lengths.set(lengths.subarray(0, different));
    for (let known = 0; known < different; known++) {
      let place = placeOf(hashes[known]!, places.length - 1);
      while (places[place] !== 0) place = (place + 1) & (places.length - 1);
      places[place] = known + 1;
    }
  }
}
