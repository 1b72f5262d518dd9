import {
  pairOf,
  pairPlaces,
  pairsOfPart,
  runOf,
  runOfPart,
  runPlaces,
  shortUnit,
} from './text-runs';

/** Pieces of text of which a line must hold one before a pattern is tried on it. */
export interface HeldParts {
  /** Its bit among those of `HeldScreen.read`; another list may have the same. */
  readonly bit: number;
  readonly parts: readonly string[];
}

/** Tells in one pass over a text for many lists of pieces which of them it may hold a piece of. */
export class HeldScreen {
  /** For each pair and each run of units the bits of the lists with a piece in which it stands. */
  private readonly pairs = new Int32Array(pairPlaces);
  private readonly runs = new Int32Array(runPlaces);
  private lists = 0;

  /** Takes a list up. */
  add(parts: readonly string[]): HeldParts {
    const bit = 1 << (this.lists++ & 31);
    for (const part of parts) {
      if (part.length > 2) this.runs[runOfPart(part)]! |= bit;
      else for (const pair of pairsOfPart(part)) this.pairs[pair]! |= bit;
    }
    return { bit, parts };
  }

  /** The bits of all lists of which the units of a text from `start` up to `end` may hold a piece. */
  read(units: Uint16Array, start: number, end: number): number {
    const { pairs, runs } = this;
    let found = 0;
    let before = 0;
    let last = 0;
    for (let at = start; at < end; at++) {
      const unit = shortUnit(units[at]!);
      found |= pairs[pairOf(last, unit)]! | runs[runOf(before, last, unit)]!;
      before = last;
      last = unit;
    }
    return found;
  }
}

/**
 * True when the text holds one of the pieces, or none is asked for; `found` is what the screen of the list
 * has read in it.
 */
export function holdsOne(held: HeldParts | undefined, text: string, found: number): boolean {
  if (held === undefined) return true;
  if ((found & held.bit) === 0) return false;
  for (const part of held.parts) if (text.includes(part)) return true;
  return false;
}
