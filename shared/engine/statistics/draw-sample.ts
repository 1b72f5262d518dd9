/** Integers from 0 to below `below`, all equally likely. */
export type RandomBelow = (below: number) => number;

const range = 2 ** 32;

/**
 * Random numbers that a seed (an integer of 32 bits) gives again: sfc32 by Chris Doty-Humphrey
 * (PractRand), warmed up by twelve rounds as he advises. Numbers that would favour some values are
 * thrown away.
 */
export function seededRandom(seed: number): RandomBelow {
  let [a, b, c, counter] = [0, seed | 0, 0, 1];
  const next = () => {
    const result = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    return result >>> 0;
  };
  for (let round = 0; round < 12; round++) next();
  return (below) => {
    const limit = range - (range % below);
    for (;;) {
      const value = next();
      if (value < limit) return value % below;
    }
  };
}

/**
 * Draws at most `most` of the items it is offered, each set of them equally likely (algorithm R of
 * Vitter, 1985), and answers them in random order. The same items in the same order under the same
 * seed give the same sample.
 */
export class SampleDrawing<Item> {
  readonly #most: number;
  readonly #below: RandomBelow;
  readonly #drawn: Item[] = [];
  #offered = 0;

  constructor(seed: number, most = Number.POSITIVE_INFINITY) {
    this.#most = most;
    this.#below = seededRandom(seed);
  }

  /** How many items were offered. */
  get offered(): number {
    return this.#offered;
  }

  offer(item: Item): void {
    this.#offered++;
    if (this.#drawn.length < this.#most) {
      this.#drawn.push(item);
      return;
    }
    const place = this.#below(this.#offered);
    if (place < this.#most) this.#drawn[place] = item;
  }

  /** What was drawn, in random order: each beginning of it is a random sample too. */
  shuffled(): Item[] {
    const items = [...this.#drawn];
    for (let at = items.length - 1; at > 0; at--) {
      const other = this.#below(at + 1);
      [items[at], items[other]] = [items[other]!, items[at]!];
    }
    return items;
  }
}
