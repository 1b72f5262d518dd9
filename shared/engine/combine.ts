import type { Document } from '../model/document';
import { type AlsoFlagged, type Flag, type Hit, leastConfidence } from '../model/flag';
import { compareSpans } from '../model/span';
import type { CombineModel } from './combine-model';
import { blockAt, gatherClaims, type Claim } from './claims';
import { contextShift, isOwnHeading, wholeBlock } from './claim-context';
import type { BlockFeatures, DocumentFeatures } from './features';
import { measureForms } from './form/form-features';
import { scoreForms } from './form/form-model';
import { measureWording, sureWording } from './form/wording';
import type { EngineResources } from './resources';

/** What `combine` works with. */
export type CombineResources = Pick<EngineResources, 'combine' | 'form'>;

/**
 * The flags of a document from the hits of all detectors: sorted, disjoint, each with the
 * probability that a careful curator would cut it. The one place that sees all hits and the
 * neighbours of a block.
 */
export function combine(
  _document: Document,
  features: DocumentFeatures,
  hits: readonly Hit[],
  resources: CombineResources,
): Flag[] {
  const model = resources.combine;
  const claims = gatherClaims(hits, features.blocks, model);
  const shifts = contextShift(claims, features, model);
  const odds = claims.map(({ probability }, index) => logOdds(probability) + shifts[index]!);
  const formOdds = judgeForms(claims, hits, features, resources);
  const flags: Flag[] = [];
  claims.forEach((claim, index) => {
    const form = formOdds.get(claim);
    const both = form === undefined ? odds[index]! : blend(odds[index]!, form, model);
    const confidence = Math.min(model.cap, 1 / (1 + Math.exp(-both)));
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

/**
 * Log odds by the trained model of forms, for the claims on whole blocks that no wording decides
 * and no topic explains.
 */
function judgeForms(
  claims: readonly Claim[],
  hits: readonly Hit[],
  features: DocumentFeatures,
  { combine: model, form }: CombineResources,
): Map<Claim, number> {
  const wording = measureWording(hits, features, model);
  const judged: Claim[] = [];
  const indices: number[] = [];
  for (const claim of claims) {
    const block = wholeBlock(claim, features.blocks);
    if (!block || claim.hits[0]!.kind === 'off-topic') continue;
    if (wording[block.index]!.sureness >= sureWording || isOwnHeading(block, features)) continue;
    judged.push(claim);
    indices.push(block.index);
  }
  const scores = scoreForms(form, measureForms(features, wording, indices));
  return new Map(judged.map((claim, row) => [claim, scores[row]!]));
}

/** Two judgements of one claim as one: their weighted mean on the scale of log odds. */
function blend(odds: number, form: number, { form: { weight, offset } }: CombineModel): number {
  return (1 - weight) * odds + weight * form + offset;
}

function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
