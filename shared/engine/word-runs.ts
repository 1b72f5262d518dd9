import type { LineWords } from './line-words';
import { placeOf } from './word-hash';

/** Words of a run. */
const runLength = 4;

/**
 * All runs of four words of some lines; a shorter line is one run. Equal runs have equal numbers:
 * two texts that share most of their runs say the same.
 */
export interface WordRuns {
  /** The line at place `i` has the runs `from[i]` up to `from[i + 1]`. */
  readonly from: Uint32Array;
  readonly number: Uint32Array;
  /** For each number in how many of the lines its run stands. */
  readonly lines: Uint32Array;
}

/**
 * The places of those lines of whose runs the others may hold such a share, and maybe of some more: it takes far
 * less time than to number the runs.
 */
export function mayShareRuns(
  words: LineWords,
  lines: readonly number[],
  share: number,
): readonly number[] {
  const likely = [...lines.keys()].filter((at) => shareOfRuns(words, lines[at]!) >= share);
  if (likely.length === 0) return likely;
  const places = markRuns(words, lines);
  return likely.filter((at) => shareOfRuns(words, lines[at]!, places) >= share);
}

/**
 * The greatest share of a line's runs that other lines can hold: runs all of whose words stand in several lines,
 * and whose places are marked so where these are given.
 */
function shareOfRuns(
  { from, number, lines }: LineWords,
  line: number,
  places?: Int32Array,
): number {
  const first = from[line]!;
  const end = from[line + 1]!;
  const width = Math.min(runLength, end - first);
  if (width === 0) return 1;
  let found = 0;
  /** How many words up to here stand in other lines, too, without a gap. */
  let shared = 0;
  let run = 0;
  for (let at = first; at < end; at++) {
    const word = number[at]!;
    shared = lines[word]! > 1 ? shared + 1 : 0;
    run = nextRun(run, word);
    if (shared < width) continue;
    if (!places || places[placeOf(run, places.length - 1)] === severalLines) found++;
  }
  return found / (end - first - width + 1);
}

/** A number of the last four words, by that of the four up to the word before. */
function nextRun(run: number, word: number): number {
  return (run << (32 / runLength)) ^ Math.imul(word + 1, 0x85ebca6b);
}

/** Stands at the places of runs that are in several lines, or share the place with such. */
const severalLines = -1;
/** A table of this size is used again for the next document. */
const placesKept = 1 << 12;
const keptPlaces = new Int32Array(placesKept);

/** For each place the line, from 1 on, whose runs have it. */
function markRuns({ from, number, lines: counts }: LineWords, lines: readonly number[]) {
  const size = 1 << (33 - Math.clz32(number.length));
  const places = size > placesKept ? new Int32Array(size) : keptPlaces.fill(0);
  const mask = places.length - 1;
  for (const line of lines) {
    const first = from[line]!;
    const end = from[line + 1]!;
    const width = Math.min(runLength, end - first);
    let shared = 0;
    let run = 0;
    for (let at = first; at < end; at++) {
      const word = number[at]!;
      shared = counts[word]! > 1 ? shared + 1 : 0;
      run = nextRun(run, word);
      if (shared < width) continue;
      const place = placeOf(run, mask);
      const before = places[place]!;
      places[place] = before === 0 || before === line + 1 ? line + 1 : severalLines;
    }
  }
  return places;
}

/** Reads the runs of the given lines; linear in the number of their words. */
export function readRuns(words: LineWords, lines: readonly number[]): WordRuns {
  const from = new Uint32Array(lines.length + 1);
  for (let at = 0; at < lines.length; at++) {
    const length = words.from[lines[at]! + 1]! - words.from[lines[at]!]!;
    from[at + 1] = from[at]! + Math.max(1, length - runLength + 1);
  }
  const total = from[lines.length]!;
  const number = new Uint32Array(total);
  const counts = new Uint32Array(total);
  const lastLine = new Int32Array(total).fill(-1);
  const table = createTable(words.number, total);
  for (let at = 0; at < lines.length; at++) {
    const first = words.from[lines[at]!]!;
    const width = Math.min(runLength, words.from[lines[at]! + 1]! - first);
    for (let run = from[at]!; run < from[at + 1]!; run++) {
      const known = numberRun(table, first + run - from[at]!, width);
      number[run] = known;
      if (lastLine[known] !== at) counts[known]!++;
      lastLine[known] = at;
    }
  }
  return { from, number, lines: counts };
}

/** Runs by hash; the numbers of their words decide. */
interface RunTable {
  readonly words: Uint32Array;
  readonly mask: number;
  /** For each place the number of the run that was seen first there, from 1 on. */
  readonly places: Uint32Array;
  /** For each number where its run begins among the words, and how many words it has. */
  readonly start: Uint32Array;
  readonly width: Uint8Array;
  different: number;
}

function createTable(words: Uint32Array, runs: number): RunTable {
  const mask = (1 << (33 - Math.clz32(Math.max(8, runs)))) - 1;
  const places = new Uint32Array(mask + 1);
  const start = new Uint32Array(runs);
  return { words, mask, places, start, width: new Uint8Array(runs), different: 0 };
}

/** The number of the run that begins at `start`, a new one where it was not seen before. */
function numberRun(table: RunTable, start: number, width: number): number {
  const { words, mask, places } = table;
  let hash = width;
  for (let at = start; at < start + width; at++) hash = Math.imul(hash ^ words[at]!, 0x85ebca6b);
  let place = placeOf(hash, mask);
  while (places[place] !== 0) {
    const known = places[place]! - 1;
    if (table.width[known] === width && isSame(words, table.start[known]!, start, width)) {
      return known;
    }
    place = (place + 1) & mask;
  }
  const added = table.different++;
  places[place] = added + 1;
  table.start[added] = start;
  table.width[added] = width;
  return added;
}

function isSame(words: Uint32Array, a: number, b: number, width: number): boolean {
  for (let at = 0; at < width; at++) if (words[a + at] !== words[b + at]) return false;
  return true;
}
