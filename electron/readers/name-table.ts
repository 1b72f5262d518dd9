/** Longer names cannot be in a table. */
const longest = 10;

/** A few names of attributes, found in a page without taking every other name out of it. */
export class NameTable {
  /** The names by their length and first letter. */
  readonly #byShape: string[][] = Array.from({ length: shapeOf(longest + 1, 0) }, () => []);

  constructor(names: readonly string[]) {
    for (const name of names) this.#byShape[shapeOf(name.length, name.charCodeAt(0))]!.push(name);
  }

  /** The name that stands in the range, in capitals or not; empty for any other. */
  find(page: string, from: number, to: number): string {
    if (to - from > longest) return '';
    const candidates = this.#byShape[shapeOf(to - from, page.charCodeAt(from))]!;
    if (candidates.length === 0) return '';
    for (const name of candidates) if (page.startsWith(name, from)) return name;
    const lower = lowerAscii(page.slice(from, to));
    return candidates.includes(lower) ? lower : '';
  }
}

function shapeOf(length: number, firstCode: number): number {
  return length * 32 + (firstCode & 31);
}

/** Letters beyond ASCII stay as they are. */
export function lowerAscii(name: string): string {
  return name.replace(/[A-Z]+/g, (part) => part.toLowerCase());
}
