/** Pieces of text of which a line must hold one before a pattern is tried on it. */
export interface HeldParts {
  /** Number of the list among all lists of an index. */
  readonly number: number;
  readonly parts: readonly string[];
  /** For each part the places, among those of a line, that its pairs of characters fill. */
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

const pairPlaces = 1024;
const singlePlaces = 128;

/** Place of a pair of characters; different pairs may share one. */
function placeOfPair(text: string, at: number): number {
  return (text.charCodeAt(at) * 37 + text.charCodeAt(at + 1) * 101) & (pairPlaces - 1);
}

/** Place of a single character; all characters beyond ASCII share one. */
function placeOfOne(code: number): number {
  return code < singlePlaces ? code : 0;
}

/** What each list was last answered: `2 * line`, and 1 more for yes. */
let answers = new Float64Array(256);
let lines = 0;

/** 1 at the place of each pair of characters that a line has, and of each character: bytes are set faster than bits. */
const pairs = new Uint8Array(pairPlaces);
const singles = new Uint8Array(singlePlaces);
/** The line whose places these are. */
let placesOf = 0;

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
    if (placesOf !== this.line) this.fillPlaces();
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!;
      const filled = part.length === 1 ? singles : pairs;
      const wanted = places[index]!;
      let at = 0;
      while (at < wanted.length && filled[wanted[at]!] === 1) at++;
      if (at === wanted.length && this.text.includes(part)) return true;
    }
    return false;
  }

  private fillPlaces(): void {
    const { text } = this;
    placesOf = this.line;
    pairs.fill(0);
    singles.fill(0);
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      pairs[(before * 37 + code * 101) & (pairPlaces - 1)] = 1;
      singles[placeOfOne(code)] = 1;
      before = code;
    }
  }
}
