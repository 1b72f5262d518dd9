import { type Span, spanContains, spansOverlap } from '../../../shared/model/span';

/** A stretch of a block that one inline flag covers, or none. */
export interface Piece extends Span {
  /** Index of the flag, or -1. */
  readonly flag: number;
}

/** One block as it is drawn. */
export interface Line extends Span {
  readonly block: number;
  readonly pieces: readonly Piece[];
}

/** Blocks that are drawn as one: a flag over whole blocks, or a single block. */
export interface Row {
  readonly key: string;
  /** Index of the flag that covers all of the row, or -1. */
  readonly flag: number;
  readonly lines: readonly Line[];
  /** Indexes of the flags drawn inside the lines, by start. */
  readonly inline: readonly number[];
}

/**
 * Blocks and flags as rows. A flag that covers whole blocks is drawn as one group, the widest one
 * where several do; all other flags are drawn inside the lines, the narrowest one on top.
 * `blocks` and `flags` are sorted by start; flags may overlap.
 */
export function layOutDocument(blocks: readonly Span[], flags: readonly Span[]): Row[] {
  const rows: Row[] = [];
  let active: number[] = [];
  let next = 0;
  for (const [index, block] of blocks.entries()) {
    while (next < flags.length && flags[next]!.start < block.end) active.push(next++);
    active = active.filter((flag) => flags[flag]!.end > block.start);
    const touching = active.filter((flag) => spansOverlap(flags[flag]!, block));
    const cover = widestCover(block, touching, flags);
    const inline = touching.filter((flag) => flag !== cover);
    const line: Line = {
      start: block.start,
      end: block.end,
      block: index,
      pieces: splitBlock(block, inline, flags),
    };
    const before = rows.at(-1);
    if (before && cover >= 0 && before.flag === cover) {
      rows[rows.length - 1] = {
        ...before,
        lines: [...before.lines, line],
        inline: [...new Set([...before.inline, ...inline])],
      };
    } else {
      rows.push({ key: `${block.start}`, flag: cover, lines: [line], inline });
    }
  }
  return rows;
}

function widestCover(block: Span, touching: readonly number[], flags: readonly Span[]): number {
  let widest = -1;
  for (const index of touching) {
    const flag = flags[index]!;
    if (!spanContains(flag, block)) continue;
    if (widest < 0 || lengthOf(flag) > lengthOf(flags[widest]!)) widest = index;
  }
  return widest;
}

/** Cuts a block at the ends of the inline flags; each piece belongs to the narrowest flag on it. */
export function splitBlock(
  block: Span,
  inline: readonly number[],
  flags: readonly Span[],
): Piece[] {
  if (inline.length === 0) return [{ start: block.start, end: block.end, flag: -1 }];
  const ends = new Set([block.start, block.end]);
  for (const index of inline) {
    ends.add(Math.max(block.start, flags[index]!.start));
    ends.add(Math.min(block.end, flags[index]!.end));
  }
  const sorted = [...ends].toSorted((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let at = 0; at + 1 < sorted.length; at++) {
    const start = sorted[at]!;
    const end = sorted[at + 1]!;
    const flag = narrowestAt(start, inline, flags);
    const before = pieces.at(-1);
    if (before && before.flag === flag) pieces[pieces.length - 1] = { ...before, end };
    else pieces.push({ start, end, flag });
  }
  return pieces;
}

function narrowestAt(at: number, inline: readonly number[], flags: readonly Span[]): number {
  let narrowest = -1;
  for (const index of inline) {
    const flag = flags[index]!;
    if (at < flag.start || flag.end <= at) continue;
    if (narrowest < 0 || lengthOf(flag) <= lengthOf(flags[narrowest]!)) narrowest = index;
  }
  return narrowest;
}

function lengthOf(span: Span): number {
  return span.end - span.start;
}
