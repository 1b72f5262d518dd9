/** Ids of documents by keys, whole numbers of up to 53 bits: flat arrays, as there may be very many. */
export class IdTable {
  /** As many as a power of two. */
  #keys = new Float64Array(1024);
  /** 0 where nothing stands. */
  #ids = new Uint32Array(1024);
  #size = 0;

  /** Adds an id to those of a key. */
  add(key: number, id: number): void {
    if (2 * this.#size >= this.#ids.length) this.#grow();
    let slot = this.#slotOf(key);
    for (; this.#ids[slot] !== 0; slot = this.#behind(slot)) {
      if (this.#keys[slot] === key && this.#ids[slot] === id) return;
    }
    this.#keys[slot] = key;
    this.#ids[slot] = id;
    this.#size++;
  }

  /** The ids of a key, in the order in which they were added. */
  *of(key: number): Generator<number, void, undefined> {
    for (let slot = this.#slotOf(key); this.#ids[slot] !== 0; slot = this.#behind(slot)) {
      if (this.#keys[slot] === key) yield this.#ids[slot]!;
    }
  }

  #slotOf(key: number): number {
    return (key >>> 0) & (this.#ids.length - 1);
  }

  #behind(slot: number): number {
    return slot + 1 === this.#ids.length ? 0 : slot + 1;
  }

  #grow(): void {
    const keys = this.#keys;
    const ids = this.#ids;
    this.#keys = new Float64Array(2 * keys.length);
    this.#ids = new Uint32Array(2 * ids.length);
    this.#size = 0;
    // From behind a gap on, so that the ids of a key keep their order.
    const gap = ids.indexOf(0);
    for (let at = 0; at < ids.length; at++) {
      const slot = (gap + at) % ids.length;
      if (ids[slot] !== 0) this.add(keys[slot]!, ids[slot]!);
    }
  }
}
