/**
 * Texts by number, packed: some bytes each instead of an object, and no look at the disk when
 * thousands are asked for at once.
 */
export class PackedTexts {
  #bytes = Buffer.alloc(1 << 16);
  #used = 0;
  readonly #ends: number[] = [];
  /** Texts that UTF-8 cannot hold: those with half a surrogate pair. */
  readonly #odd = new Map<number, string>();

  push(text: string): void {
    if (!text.isWellFormed()) this.#odd.set(this.#ends.length, text);
    // A UTF-16 unit takes three bytes at most.
    const needed = this.#used + 3 * text.length;
    if (needed > this.#bytes.length) {
      const larger = Buffer.alloc(2 * needed);
      this.#bytes.copy(larger, 0, 0, this.#used);
      this.#bytes = larger;
    }
    this.#used += this.#bytes.write(text, this.#used, 'utf8');
    this.#ends.push(this.#used);
  }

  at(index: number): string {
    const start = index === 0 ? 0 : this.#ends[index - 1];
    return this.#odd.get(index) ?? this.#bytes.toString('utf8', start, this.#ends[index]);
  }
}
