/** For each index the one before it that has the same key, be there many of them. */
export class KeyChains {
  readonly #keys: Float64Array;
  /** By a key: the last index that has it, plus 1. */
  readonly #lasts: Uint32Array;
  readonly #before: Int32Array;

  /** Keys are whole numbers of up to 53 bits, of which the lower ones differ. They are read when they are needed. */
  constructor(keys: Float64Array) {
    this.#keys = keys;
    this.#lasts = new Uint32Array(2 ** Math.ceil(Math.log2(2 * keys.length + 2)));
    this.#before = new Int32Array(keys.length);
  }

  /** Forgets all indices, before others keys are set. */
  clear(): void {
    this.#lasts.fill(0);
  }

  /** Adds an index, which is higher than those before. Answers the last one that has its key; -1 where none has. */
  add(index: number): number {
    const lasts = this.#lasts;
    const key = this.#keys[index]!;
    let slot = (key >>> 0) & (lasts.length - 1);
    while (lasts[slot] !== 0 && this.#keys[lasts[slot]! - 1] !== key) {
      slot = (slot + 1) & (lasts.length - 1);
    }
    const before = lasts[slot]! - 1;
    lasts[slot] = index + 1;
    this.#before[index] = before;
    return before;
  }

  /** The index before one that was added; -1 where it is the first one with its key. */
  before(index: number): number {
    return this.#before[index]!;
  }
}
