import { placeOf } from './word-hash';

/** Tables for so many words are used again for the next document; new ones take as long as a tenth of the reading. */
const wordsKept = 1 << 11;
const lettersKept = 1 << 16;

/**
 * Numbers words from 0 on, in the order of first sight: a table by hash, in which the letters decide. A word is
 * written behind those that are known, into `units` from `next` on, and asked for.
 */
export class WordNumbers {
  units = new Uint16Array(lettersKept);
  next = 0;
  /** How many different words were asked for. */
  different = 0;
  /** Where the letters of each word begin. */
  private begin = new Uint32Array(wordsKept + 1);
  private hashes = new Int32Array(wordsKept);
  /** For each place of the table the number of the word that was seen first there, from 1 on. */
  private places = new Uint32Array(4 * wordsKept);

  /** Forgets all words. */
  clear(): void {
    this.next = 0;
    this.different = 0;
    if (this.units.length > lettersKept) this.units = new Uint16Array(lettersKept);
    if (this.hashes.length > wordsKept) this.resize(wordsKept);
    else this.places.fill(0);
  }

  /** Sees to it that so many letters can be written from `next` on. */
  makeRoom(letters: number): void {
    const needed = this.next + letters;
    if (needed <= this.units.length) return;
    const units = new Uint16Array(2 * needed);
    units.set(this.units);
    this.units = units;
  }

  /** Number of the word with this hash that stands in `units` from `next` up to `end`. */
  numberOf(hash: number, end: number): number {
    const { places, hashes } = this;
    const mask = places.length - 1;
    let place = placeOf(hash, mask);
    for (let known = places[place]!; known !== 0; known = places[place]!) {
      if (hashes[known - 1] === hash && this.isSame(known - 1, end)) return known - 1;
      place = (place + 1) & mask;
    }
    if (this.different === hashes.length) {
      this.resize(2 * hashes.length);
      return this.numberOf(hash, end);
    }
    hashes[this.different] = hash;
    this.begin[this.different + 1] = this.next = end;
    places[place] = ++this.different;
    return this.different - 1;
  }

  /** The hash of each word. */
  allHashes(): Int32Array {
    return this.hashes.slice(0, this.different);
  }

  /** The length of each word in letters. */
  allLengths(): Uint32Array {
    const lengths = new Uint32Array(this.different);
    for (let at = 0; at < lengths.length; at++) lengths[at] = this.begin[at + 1]! - this.begin[at]!;
    return lengths;
  }

  private isSame(known: number, end: number): boolean {
    const { units, next } = this;
    const from = this.begin[known]!;
    const length = end - next;
    if (this.begin[known + 1]! - from !== length) return false;
    for (let at = 0; at < length; at++) if (units[from + at] !== units[next + at]) return false;
    return true;
  }

  /** Takes the words over into tables for so many words. */
  private resize(words: number): void {
    const { begin, hashes, different } = this;
    const places = new Uint32Array(4 * words);
    this.begin = new Uint32Array(words + 1);
    this.hashes = new Int32Array(words);
    this.places = places;
    this.begin.set(begin.subarray(0, different + 1));
    this.hashes.set(hashes.subarray(0, different));
    for (let known = 0; known < different; known++) {
      let place = placeOf(hashes[known]!, places.length - 1);
      while (places[place] !== 0) place = (place + 1) & (places.length - 1);
      places[place] = known + 1;
    }
  }
}
