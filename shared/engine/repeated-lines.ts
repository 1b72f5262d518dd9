import type { LineFold } from './line-fold';
import { numberRepeated } from './number-repeated';

/** Bits of a line's place. */
export const atTopBit = 1;
export const atBottomBit = 2;

/** Blocks from either end that count as top and bottom of a document; of short ones no more than a part. */
const edgeBlocks = { top: 4, bottom: 6 };
const edgeShare = 1 / 3;

/** The lines of documents that may stand in more than one of them: those whose hash comes again. */
export interface RepeatedLines {
  /** How many different ones there are: they have the numbers from 0 on. */
  readonly count: number;
  /** Document `i` has the entries `from[i]` up to `from[i + 1]` of the three columns below, one for each line. */
  readonly from: Uint32Array;
  /** Number of the line. */
  readonly line: Uint32Array;
  /** Characters. */
  readonly length: Uint32Array;
  /** As bits: the line stands at the top, at the bottom. */
  readonly place: Uint8Array;
  /** Different lines of each document and the characters in them, with those that are not repeated. */
  readonly lines: Uint32Array;
  readonly characters: Uint32Array;
}

/** The lines of a fold, in the order of the given rows: as they stand there, and as they are counted. */
export interface FoundLines {
  readonly hash: Float64Array;
  readonly exact: RepeatedLines;
  readonly counted: RepeatedLines;
}

/** Finds the lines that are repeated in the documents of the given rows. */
export function findRepeated(fold: LineFold, rows: Uint32Array): FoundLines {
  const lines = fold.from[fold.ids.length]!;
  const slotted = slottedLines(fold, lines);
  // Both kinds of hashes in one column: of most lines they are the same.
  const column = new Float64Array(lines + slotted.length);
  column.set(fold.exact.subarray(0, lines));
  for (let at = 0; at < slotted.length; at++) column[lines + at] = fold.counted[slotted[at]!]!;
  const { number, value } = numberRepeated(column);
  const exact = number.subarray(0, lines);
  const counted = exact.slice();
  for (let at = 0; at < slotted.length; at++) counted[slotted[at]!] = number[lines + at]!;
  const { from, length } = fold;
  const given = { rows, from, length, count: value.length };
  return {
    hash: value,
    exact: gatherLines({ ...given, number: exact, joinLengths: (_, next) => next }),
    // Of lines that differ in their numbers the longest counts, whichever comes first.
    counted: gatherLines({ ...given, number: counted, joinLengths: Math.max }),
  };
}

/** The lines that are counted in another form than they have. */
function slottedLines({ exact, counted }: LineFold, lines: number): Uint32Array {
  const slotted = new Uint32Array(lines);
  let count = 0;
  for (let at = 0; at < lines; at++) if (exact[at] !== counted[at]) slotted[count++] = at;
  return slotted.subarray(0, count);
}

interface NumberedLines {
  /** The rows of the documents, in their order. */
  readonly rows: Uint32Array;
  /** Row `i` has the lines `from[i]` up to `from[i + 1]`. */
  readonly from: Uint32Array;
  readonly length: Uint32Array;
  /** The number of each line that is repeated, -1 for others, and how many numbers there are. */
  readonly number: Int32Array;
  readonly count: number;
  /** How long a line is that stands in a document several times. */
  readonly joinLengths: (before: number, next: number) => number;
}

function gatherLines(given: NumberedLines): RepeatedLines {
  const { rows, from: linesFrom, length: lengthOfLine, number, count, joinLengths } = given;
  const from = new Uint32Array(rows.length + 1);
  let most = 0;
  for (let at = 0; at < number.length; at++) if (number[at]! >= 0) most++;
  const line = new Uint32Array(most);
  const length = new Uint32Array(most);
  const place = new Uint8Array(most);
  const lines = new Uint32Array(rows.length);
  const characters = new Uint32Array(rows.length);
  /** For each line its last entry. */
  const lastEntry = new Int32Array(count).fill(-1);
  let next = 0;
  for (let document = 0; document < rows.length; document++) {
    const first = next;
    const start = linesFrom[rows[document]!]!;
    const end = linesFrom[rows[document]! + 1]!;
    const edges = edgesOf(start, end);
    for (let at = start; at < end; at++) {
      const each = number[at]!;
      const known = each < 0 ? -1 : lastEntry[each]!;
      if (known >= first) {
        const joined = joinLengths(length[known]!, lengthOfLine[at]!);
        characters[document]! += joined - length[known]!;
        length[known] = joined;
        place[known]! |= placeAt(at, edges);
        continue;
      }
      lines[document]!++;
      characters[document]! += lengthOfLine[at]!;
      if (each < 0) continue;
      lastEntry[each] = next;
      line[next] = each;
      length[next] = lengthOfLine[at]!;
      place[next++] = placeAt(at, edges);
    }
    from[document + 1] = next;
  }
  return { count, from, line, length, place, lines, characters };
}

/** Where the top of a document ends and its bottom begins. */
interface Edges {
  readonly top: number;
  readonly bottom: number;
}

function edgesOf(start: number, end: number): Edges {
  const edge = Math.max(1, Math.floor(edgeShare * (end - start)));
  return {
    top: start + Math.min(edgeBlocks.top, edge),
    bottom: end - Math.min(edgeBlocks.bottom, edge),
  };
}

function placeAt(at: number, { top, bottom }: Edges): number {
  return (at < top ? atTopBit : 0) | (at >= bottom ? atBottomBit : 0);
}
