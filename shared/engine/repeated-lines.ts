import { numberLines, type LineColumn } from './number-lines';

/** Bits of a line's place. */
export const atTopBit = 1;
export const atBottomBit = 2;

/** Blocks from either end that count as top and bottom of a document; of short ones no more than a part. */
const edgeBlocks = { top: 4, bottom: 6 };
const edgeShare = 1 / 3;

/** The lines of documents that may stand in more than one of them: those whose hash comes again. */
export interface RepeatedLines {
  /** The hash of each line, by its number. */
  readonly hash: Float64Array;
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

interface LinesToCount extends LineColumn {
  readonly length: Uint32Array;
  /** How long a line is that stands in a document several times. */
  readonly joinLengths: (before: number, next: number) => number;
}

/** Numbers the lines that are repeated, and notes in which documents they stand, in the order of the rows. */
export function numberRepeated(given: LinesToCount): RepeatedLines {
  const { rows, from: linesFrom, hash: hashOfLine, length: lengthOfLine, joinLengths } = given;
  const { number, count } = numberLines(given);
  const hash = new Float64Array(count);
  const from = new Uint32Array(rows.length + 1);
  const most = number.reduce((sum, each) => sum + Number(each >= 0), 0);
  const line = new Uint32Array(most);
  const length = new Uint32Array(most);
  const place = new Uint8Array(most);
  const lines = new Uint32Array(rows.length);
  const characters = new Uint32Array(rows.length);
  /** For each line its last entry. */
  const lastEntry = new Int32Array(count).fill(-1);
  let next = 0;
  for (let document = 0; document < rows.length; document++) {
    const start = linesFrom[rows[document]!]!;
    const end = linesFrom[rows[document]! + 1]!;
    const edges = edgesOf(start, end);
    for (let at = start; at < end; at++) {
      const each = number[at]!;
      const known = each < 0 ? -1 : lastEntry[each]!;
      if (known >= from[document]!) {
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
      hash[each] = hashOfLine[at]!;
      line[next] = each;
      length[next] = lengthOfLine[at]!;
      place[next++] = placeAt(at, edges);
    }
    from[document + 1] = next;
  }
  return { hash, from, line, length, place, lines, characters };
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
