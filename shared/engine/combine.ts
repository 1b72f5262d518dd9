import type { Document } from '../model/document';
import { type AlsoFlagged, type Flag, type Hit, leastConfidence } from '../model/flag';
import { compareSpans } from '../model/span';
import type { CombineModel } from './combine-model';
import { blockAt, gatherClaims, type Claim } from './claims';
import { contextShift } from './claim-context';
import type { BlockFeatures, DocumentFeatures } from './features';

/**
 * The flags of a document from the hits of all detectors: sorted, disjoint, each with the
 * probability that a careful curator would cut it. The one place that sees all hits and the
 * neighbours of a block.
 */
export function combine(
  _document: Document,
  features: DocumentFeatures,
  hits: readonly Hit[],
  model: CombineModel,
): Flag[] {
  const claims = gatherClaims(hits, features.blocks, model);
  const shifts = contextShift(claims, features, model);
  const flags: Flag[] = [];
  claims.forEach((claim, index) => {
    const confidence = Math.min(model.cap, shiftProbability(claim.probability, shifts[index]!));
    if (confidence >= leastConfidence) flags.push(toFlag(claim, confidence));
  });
  return joinRuns(flags.sort(compareSpans), features.blocks);
}

/** Flags of neighbouring blocks for one and the same reason become one: a headline with its text. */
function joinRuns(flags: readonly Flag[], blocks: readonly BlockFeatures[]): Flag[] {
  const joined: Flag[] = [];
  for (const flag of flags) {
    const last = joined.at(-1);
    const follows =
      last?.kind === 'off-topic' &&
      flag.kind === 'off-topic' &&
      last.reason === flag.reason &&
      blockAt(blocks, last.end) === blockAt(blocks, flag.start);
    if (!follows) joined.push(flag);
    else {
      const confidence = Math.min(last.confidence, flag.confidence);
      joined[joined.length - 1] = { ...last, end: flag.end, confidence };
    }
  }
  return joined;
}

function toFlag({ start, end, hits }: Claim, confidence: number): Flag {
  const [strongest, ...weaker] = hits;
  const { kind, detector, reason, evidence } = strongest!;
  const also = weaker.map((hit): AlsoFlagged => ({
    kind: hit.kind,
    confidence: round(hit.score),
    detector: hit.detector,
    reason: hit.reason,
  }));
  return {
    start,
    end,
    kind,
    confidence: round(confidence),
    detector,
    reason,
    ...(also.length > 0 ? { also } : {}),
    ...(evidence ? { evidence } : {}),
  };
}

/** Moves a probability by so much on the scale of log-odds. */
function shiftProbability(probability: number, shift: number): number {
  if (shift === 0) return probability;
  const odds = (probability / (1 - probability)) * Math.exp(shift);
  return odds / (1 + odds);
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
