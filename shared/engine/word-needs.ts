import { hashWord } from './word-hash';

/** Stands for two numbers side by side in a set of words. */
export const twoNumbers = '# #';

/** The bit of words that have more to them than their needs. */
export const listedBit = 1 << 31;
const needBits = 31;

/**
 * Sets of words of which a line must hold one, as bits: the bits of all words of a line tell at once which
 * patterns may match it. Several sets may share a bit.
 */
export class WordNeeds {
  /** By the hash of a word the bits of all sets that it is in. */
  readonly bits = new Map<number, number>();
  private readonly known = new Map<string, number>();

  /** The bits of some sets, all of which a line must meet. */
  maskOf(sets: readonly (readonly string[])[]): number {
    return sets.reduce((mask, set) => mask | this.bitOf(set), 0);
  }

  private bitOf(set: readonly string[]): number {
    const name = [...set].sort().join();
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const bit = 1 << (this.known.size % needBits);
    this.known.set(name, bit);
    for (const word of set) {
      const hash = hashWord(word);
      this.bits.set(hash, (this.bits.get(hash) ?? 0) | bit);
    }
    return bit;
  }
}
