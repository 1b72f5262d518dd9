import type { FlagKind } from './kind';
import type { Span } from './span';

/** A place in a document of the batch. */
export interface Place extends Span {
  readonly document: string;
}

/** What a curator can check a flag by. */
export interface Evidence {
  /** Id of the rule that matched. */
  readonly rule?: string;
  /** The other copy of a repeated text. */
  readonly twin?: Place;
  /** Where an inserted text probably comes from. */
  readonly donor?: Place;
  /** Words the reason speaks of. */
  readonly words?: readonly string[];
}

/** A raw claim of one detector on a span, before `combine` has seen all of them. */
export interface Hit extends Span {
  readonly kind: FlagKind;
  /** The detector's own estimate, 0 to 1, that a careful curator would cut the span. */
  readonly score: number;
  /** `id@version` of the detector. */
  readonly detector: string;
  /** One English line that a curator can check. */
  readonly reason: string;
  readonly evidence?: Evidence;
}

/** A weaker claim on the same span as a flag. */
export interface AlsoFlagged {
  readonly kind: FlagKind;
  readonly confidence: number;
  readonly detector: string;
  readonly reason: string;
}

/** A claim on a span that a curator decides. The flags of a document are sorted and disjoint. */
export interface Flag extends Span {
  readonly kind: FlagKind;
  /** Probability, 4 decimals, that a careful curator would cut the span, whatever its kind. */
  readonly confidence: number;
  /** `id@version` of the strongest detector. */
  readonly detector: string;
  readonly reason: string;
  readonly also?: readonly AlsoFlagged[];
  readonly evidence?: Evidence;
}

/** A confidence as flags bear it. */
export function roundConfidence(confidence: number): number {
  return Math.round(confidence * 1e4) / 1e4;
}

/** From here on a flag is called certain. */
export const certainConfidence = 0.8;
/** The threshold to use when no other is given. */
export const defaultConfidence = 0.5;
/** From here on a flag is shown; below it is kept but hidden by default. */
export const shownConfidence = 0.4;
/** Below this a claim is not worth keeping. */
export const leastConfidence = 0.05;

/** The word for a confidence: `certain` from 0.8, `check` from 0.4, else `doubtful`. */
export function confidenceBand(confidence: number): 'certain' | 'check' | 'doubtful' {
  if (confidence >= certainConfidence) return 'certain';
  return confidence >= shownConfidence ? 'check' : 'doubtful';
}
