import type { Block } from '../../model/document';
import {
  defaultConfidence,
  leastConfidence,
  roundConfidence,
  type AlsoFlagged,
  type Flag,
} from '../../model/flag';
import { logOdds, toProbability } from '../log-odds';

/** A flag of the text that covers this much of a block speaks of the whole block. */
const wholeShare = 0.8;
/** How much the page says against a flag of the text inside its main content. */
const pageWeight = 2;

/**
 * The flags of a page's markup, by block, and those of its main text as one list: sorted and disjoint.
 * A flag of the text holds the less, the surer the block is main content.
 */
export function mergePlainFlags(
  blocks: readonly Block[],
  own: readonly (Flag | undefined)[],
  plain: readonly Flag[],
  odds: Float64Array,
): Flag[] {
  const merged: Flag[] = [];
  let next = 0;
  for (const block of blocks) {
    const flag = own[block.index];
    const pieces: Flag[] = [];
    while (next < plain.length && plain[next]!.end <= block.start) next++;
    for (let at = next; at < plain.length && plain[at]!.start < block.end; at++) {
      const { start, end } = plain[at]!;
      const piece = { start: Math.max(start, block.start), end: Math.min(end, block.end) };
      pieces.push({ ...plain[at]!, ...piece });
    }
    if (flag && flag.confidence >= defaultConfidence) merged.push(flag);
    else merged.push(...doubt(flag, pieces, block, odds[block.index]!));
  }
  return merged;
}

/** Flags of the text in a block that stays. */
function doubt(
  flag: Flag | undefined,
  pieces: readonly Flag[],
  block: Block,
  odds: number,
): Flag[] {
  const kept = pieces
    .map((piece) => ({ ...piece, confidence: weaken(piece, odds) }))
    .filter(({ confidence }) => confidence >= leastConfidence);
  const whole = kept.find((piece) => isWhole(piece, block));
  if (!flag || kept.length > 1 || (kept.length === 1 && !whole)) return kept;
  if (!whole) return [flag];
  const [first, second] = whole.confidence >= flag.confidence ? [whole, flag] : [flag, whole];
  return [{ ...first, also: [...(first.also ?? []), toAlso(second)] }];
}

function weaken({ confidence }: Flag, odds: number): number {
  return roundConfidence(toProbability(logOdds(confidence) + pageWeight * Math.min(0, odds)));
}

function isWhole(piece: Flag, block: Block): boolean {
  return piece.end - piece.start >= wholeShare * (block.end - block.start);
}

function toAlso({ kind, confidence, detector, reason }: Flag): AlsoFlagged {
  return { kind, confidence, detector, reason };
}
