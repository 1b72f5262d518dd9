import type { Document } from '../../model/document';
import { leastConfidence, shownConfidence } from '../../model/flag';
import type { Span } from '../../model/span';

/** A stretch of neighbouring blocks that are flagged as one. */
export interface OffTopicRun extends Span {
  /** Indices of the blocks, in order. */
  readonly blocks: readonly number[];
  /** Their places among the units. */
  readonly units: readonly number[];
  readonly score: number;
}

/**
 * Joins neighbouring blocks whose score is shown to the curator into one run, such as a headline and
 * its paragraph; doubtful blocks stay alone, so that they do not weaken a run. A run scores the
 * mean of its blocks.
 */
export function joinRuns(
  document: Document,
  units: Int32Array,
  scores: Float64Array,
): OffTopicRun[] {
  const groups: { blocks: number[]; units: number[]; scores: number[] }[] = [];
  units.forEach((block, unit) => {
    const score = scores[unit]!;
    if (score < leastConfidence) return;
    const last = groups.at(-1);
    const joins =
      last !== undefined &&
      score >= shownConfidence &&
      last.scores.at(-1)! >= shownConfidence &&
      last.blocks.at(-1) === block - 1;
    if (joins) {
      last.blocks.push(block);
      last.units.push(unit);
      last.scores.push(score);
    } else groups.push({ blocks: [block], units: [unit], scores: [score] });
  });
  return groups.map(({ blocks, units: joinedUnits, scores: joined }) => ({
    blocks,
    units: joinedUnits,
    start: document.blocks[blocks[0]!]!.start,
    end: document.blocks[blocks.at(-1)!]!.end,
    score: joined.reduce((sum, score) => sum + score, 0) / joined.length,
  }));
}
