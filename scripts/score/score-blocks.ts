import { sharedLength, type Span } from '../../shared/model/span';
import type { GoldBlock } from '../gold/read-gold';

/** A flag as it is scored; offsets in code points, like those of the gold. */
export interface ScoredFlag extends Span {
  readonly kind: string;
  readonly confidence: number;
}

/** One judged block and what the flags say of it. */
export interface ScoredBlock {
  readonly document: string;
  readonly block: GoldBlock;
  readonly cut: boolean;
  /** Flags at or above the threshold cover at least half of it. */
  readonly hit: boolean;
  /** The best confidence of a flag that covers half of it, else 0. */
  readonly confidence: number;
}

export interface ScoreOptions {
  readonly threshold: number;
  /**
   * For gold that names inserted blocks only: a block to keep of fewer characters that is flagged
   * with another kind than off-topic counts neither way.
   */
  readonly residue: number;
}

/** What the flags of one document say of its judged blocks; blocks where either is right are left out. */
export function scoreDocument(
  document: string,
  blocks: readonly GoldBlock[],
  flags: readonly ScoredFlag[],
  { threshold, residue }: ScoreOptions,
): ScoredBlock[] {
  const strong = flags.filter(({ confidence }) => confidence >= threshold);
  return blocks.flatMap((block) => {
    if (block.label === 'either') return [];
    const cut = block.label === 'cut';
    if (!cut && block.end - block.start < residue && isResidue(block, flags)) return [];
    const hit = coveredShare(block, strong) >= 0.5;
    return [{ document, block, cut, hit, confidence: bestConfidence(block, flags) }];
  });
}

/** Flags are disjoint, so their shares add up. */
function coveredShare(block: GoldBlock, flags: readonly ScoredFlag[]): number {
  const length = Math.max(1, block.end - block.start);
  return flags.reduce((sum, flag) => sum + Math.max(0, sharedLength(block, flag)), 0) / length;
}

function bestConfidence(block: GoldBlock, flags: readonly ScoredFlag[]): number {
  const length = Math.max(1, block.end - block.start);
  return flags.reduce((best, flag) => {
    const covers = sharedLength(block, flag) > 0 && 2 * sharedLength(block, flag) >= length;
    return covers ? Math.max(best, flag.confidence) : best;
  }, 0);
}

/** The strongest flag on the block is of another kind than off-topic. */
function isResidue(block: GoldBlock, flags: readonly ScoredFlag[]): boolean {
  let strongest: ScoredFlag | undefined;
  for (const flag of flags) {
    if (sharedLength(block, flag) <= 0) continue;
    if (!strongest || flag.confidence > strongest.confidence) strongest = flag;
  }
  return strongest !== undefined && strongest.kind !== 'off-topic';
}
