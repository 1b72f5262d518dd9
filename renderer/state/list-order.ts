/** Places of ids in a list, for finding one's way in shorter lists of the same order. */
export class ListOrder {
  readonly #ids: readonly number[];
  #places: ReadonlyMap<number, number> | undefined;

  constructor(ids: readonly number[]) {
    this.#ids = ids;
  }

  /**
   * The other ids of `list`, which has this order, as they come after `id` (or before it, for a step
   * of -1), round the end. `id` itself need not be among them.
   */
  *around(list: readonly number[], id: number, step: 1 | -1): Generator<number> {
    const at = this.#lowerBound(list, id);
    const isThere = list[at] === id;
    const first = step > 0 && !isThere ? at : at + step;
    const others = isThere ? list.length - 1 : list.length;
    for (let passed = 0; passed < others; passed++) {
      yield list[(first + step * passed + 2 * list.length) % list.length]!;
    }
  }

  /** The id of `list` next to `id`, without going round the end. */
  beside(list: readonly number[], id: number, step: 1 | -1): number | undefined {
    const at = this.#lowerBound(list, id);
    return list[step > 0 && list[at] !== id ? at : at + step];
  }

  /** Where `id` stands in the list, or would. */
  #lowerBound(list: readonly number[], id: number): number {
    const place = this.#placeOf(id);
    let from = 0;
    let to = list.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#placeOf(list[middle]!) < place) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  #placeOf(id: number): number {
    this.#places ??= new Map(this.#ids.map((known, place) => [known, place]));
    return this.#places.get(id) ?? -1;
  }
}
