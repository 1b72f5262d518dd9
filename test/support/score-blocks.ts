import type { Span } from '../../shared/model/span';

/** One block as a person judged it; offsets in the same units as the flags it is scored against. */
export interface GoldBlock extends Span {
  readonly label: 'cut' | 'keep' | 'either';
  readonly kind?: string;
}

export interface BlockScore {
  /** Blocks to cut that were flagged. */
  readonly found: readonly GoldBlock[];
  readonly missed: readonly GoldBlock[];
  /** Blocks to keep that were flagged. */
  readonly falseAlarms: readonly GoldBlock[];
}

/**
 * Judges the flags of one document. A block counts as flagged when they cover at least half of it;
 * blocks where either is right do not count.
 */
export function scoreBlocks(gold: readonly GoldBlock[], flags: readonly Span[]): BlockScore {
  const score = { found: [], missed: [], falseAlarms: [] } as Record<keyof BlockScore, GoldBlock[]>;
  for (const block of gold) {
    const flagged = 2 * coveredLength(block, flags) >= block.end - block.start;
    if (block.label === 'cut') score[flagged ? 'found' : 'missed'].push(block);
    else if (block.label === 'keep' && flagged) score.falseAlarms.push(block);
  }
  return score;
}

function coveredLength(block: Span, flags: readonly Span[]): number {
  return flags.reduce(
    (sum, flag) =>
      sum + Math.max(0, Math.min(flag.end, block.end) - Math.max(flag.start, block.start)),
    0,
  );
}
