import type { BlockFeatures } from './features';
import { beginWord, mixWord, placeOf } from './word-hash';

/** Longer lines hardly return. */
const longest = 120;
/** So many lines are kept before all are forgotten. */
const mostLines = 1 << 12;
const places = 1 << 14;

/**
 * Keeps what depends on the text of a line alone, for lines that return: many a line of a page stands on the next one,
 * too. It only saves time: what is kept is what would be made again.
 */
export class LineMemory<Known> {
  /** Hashes of lines that were seen, some of them: a later one takes the place of another. */
  private readonly seen = new Int32Array(places);
  private readonly known = new Map<string, Known>();

  /**
   * What is known of a line, which stands in the given units of its text, made by `make` where that is not kept;
   * undefined for one that is seen for the first time, and for a long one.
   */
  recall(line: BlockFeatures, units: Uint16Array, make: () => Known): Known | undefined {
    const { text, start, end } = line;
    if (end - start > longest) return undefined;
    let hash = beginWord;
    for (let at = start; at < end; at++) hash = mixWord(hash, units[at]!);
    const place = placeOf(hash, places - 1);
    if (this.seen[place] !== hash) {
      this.seen[place] = hash;
      return undefined;
    }
    let known = this.known.get(text);
    if (known === undefined) {
      known = make();
      if (this.known.size === mostLines) this.known.clear();
      // A part of the text itself would keep all of that in memory.
      this.known.set(String.fromCharCode(...units.subarray(start, end)), known);
    }
    return known;
  }
}
