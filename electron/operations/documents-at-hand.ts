/** UTF-16 units of text that are kept between two passes, beside whatever else a document holds. */
const mostCharacters = 16 * 1024 * 1024;

/**
 * Documents of a first pass that the second need not read again, up to a bound: a large batch is read
 * twice rather than held in memory.
 */
export class DocumentsAtHand<Kept> {
  readonly #kept = new Map<number, Kept>();
  #left: number;

  constructor(left = mostCharacters) {
    this.#left = left;
  }

  /** Keeps a document of so many characters under its number, if there is room. */
  keep(number: number, characters: number, kept: Kept): void {
    if (characters > this.#left) return;
    this.#left -= characters;
    this.#kept.set(number, kept);
  }

  /** The document, which is forgotten here; undefined when it was not kept. */
  take(number: number): Kept | undefined {
    const kept = this.#kept.get(number);
    this.#kept.delete(number);
    return kept;
  }
}
