const rowsOfBits = 32;

/** Pieces of text of which a line must hold one before a pattern is tried on it. */
export interface HeldParts {
  /** Number of the list among all lists of an index. */
  readonly number: number;
  readonly parts: readonly string[];
  /** For each part the places, among the bits of a line, that its pairs of characters fill. */
  readonly places: readonly Uint16Array[];
}

/** Prepares a list of pieces. */
export function prepareParts(parts: readonly string[], number: number): HeldParts {
  const places = parts.map((part) => {
    const length = Math.max(1, part.length - 1);
    return Uint16Array.from({ length }, (_, at) =>
      part.length === 1 ? placeOfOne(part.charCodeAt(0)) : placeOfPair(part, at),
    );
  });
  return { number, parts, places };
}

/** Place of a pair of characters among 1,024 bits; different pairs may share one. */
function placeOfPair(text: string, at: number): number {
  return (text.charCodeAt(at) * 37 + text.charCodeAt(at + 1) * 101) & 1023;
}

/** Place of a single character among 128 bits; all characters beyond ASCII share one. */
function placeOfOne(code: number): number {
  return code < 128 ? code : 0;
}

/** What each list was last answered: `2 * line`, and 1 more for yes. */
let answers = new Float64Array(256);
let lines = 0;

/** A bit for each pair of characters that a line has, then one for each character. */
const bits = new Int32Array(rowsOfBits + 4);
const characters = bits.subarray(rowsOfBits);
/** The line whose bits these are. */
let bitsOf = 0;

/** A line that is asked for many pieces; each list is answered once. */
export class HeldText {
  /** Number of the line among all that were asked. */
  private readonly line = 2 * ++lines;

  constructor(private readonly text: string) {}

  /** True when the line holds one of the pieces, or none is asked for. */
  holdsOne(held: HeldParts | undefined): boolean {
    if (held === undefined) return true;
    if (held.number >= answers.length) answers = new Float64Array(2 * held.number);
    const known = answers[held.number]! - this.line;
    if (known === 0 || known === 1) return known === 1;
    const found = this.find(held);
    answers[held.number] = this.line + (found ? 1 : 0);
    return found;
  }

  private find({ parts, places }: HeldParts): boolean {
    if (bitsOf !== this.line) this.setBits();
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!;
      const asked = part.length === 1 ? characters : bits;
      const wanted = places[index]!;
      let at = 0;
      while (at < wanted.length && (asked[wanted[at]! >> 5]! >> (wanted[at]! & 31)) & 1) at++;
      if (at === wanted.length && this.text.includes(part)) return true;
    }
    return false;
  }

  private setBits(): void {
    const { text } = this;
    bitsOf = this.line;
    bits.fill(0);
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const pair = (before * 37 + code * 101) & 1023;
      bits[pair >> 5]! |= 1 << (pair & 31);
      const one = placeOfOne(code);
      characters[one >> 5]! |= 1 << (one & 31);
      before = code;
    }
  }
}
