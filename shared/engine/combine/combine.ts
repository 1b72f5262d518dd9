import {
  leastConfidence,
  roundConfidence,
  type AlsoFlagged,
  type Flag,
  type Hit,
} from '../../model/flag';
import type { FlagKind } from '../../model/kind';
import { compareSpans, type Span } from '../../model/span';
import type { BlockFeatures, DocumentFeatures } from '../features';
import { isHeadlineLike, leadsOn, looksPosted } from '../line-shape';
import { logOdds, toProbability } from '../log-odds';
import {
  claimColumn,
  measureBlocks,
  pictureColumns,
  subheadingColumn,
  type BlockTable,
} from './block-table';
import { blockAt, coversWhole, detectorId, formDetectors, type Claim } from './claims';
import { judgeBlocks, type CombineModel } from './combine-model';
import { explainBlock } from './explain-block';
import { dampOwnForms } from './own-forms';
import { findHeadline, isOwnHeading } from './own-heading';

/** The stamp of flags on blocks that no detector speaks of. */
const ownStamp = 'combine@2';
/** A block this likely to go is flagged as a whole, also where only a part of it is known. */
const widening = 0.5;
/** A document of less text than this does not show what is usual in it. */
const fewestParagraphs = 2;
const leastStopRate = 0.6;
/** How much of a say the detectors have between paragraphs, against the model. */
const headingWeight = 0.2;

/** What the model says of the blocks of a document. */
interface Judgement {
  readonly model: CombineModel;
  readonly table: BlockTable;
  readonly probability: Float64Array;
  /** For each block its row; -1 for one that is not judged. */
  readonly rows: Int32Array;
  /** The block that `findHeadline` tells; -1 for none. */
  readonly headline: number;
}

/**
 * The flags of a document from the hits of all detectors: sorted, disjoint, each with the
 * probability that a careful curator would cut it. The one place that sees all hits and the
 * neighbours of a block.
 */
export function combine(
  features: DocumentFeatures,
  hits: readonly Hit[],
  model: CombineModel,
): Flag[] {
  const { blocks } = features;
  const table = measureBlocks(features, hits, model);
  const rows = new Int32Array(blocks.length).fill(-1);
  for (let row = 0; row < table.rows; row++) rows[table.indices[row]!] = row;
  const probability = judgeBlocks(model, table);
  const headline = findHeadline(features, hits, (index) => {
    const row = rows[index]!;
    return row < 0 ? 0 : probability[row]!;
  });
  const judgement = { model, table, probability, rows, headline };
  const flags: Flag[] = [];
  for (const claim of table.claims) flagClaim(claim, features, judgement, flags);
  flagUnclaimed(features, judgement, flags);
  return joinRuns(dampOwnForms(dropCovered(flags.sort(compareSpans)), features), blocks);
}

/**
 * Parts of blocks are for their detectors to judge, whole blocks for the model. Topics have a model
 * of their own: the surer of both decides what the flag is.
 */
function flagClaim(
  claim: Claim,
  features: DocumentFeatures,
  judgement: Judgement,
  flags: Flag[],
): void {
  const block = features.blocks[claim.block];
  const row = block === undefined ? -1 : judgement.rows[block.index]!;
  if (row < 0) return addFlag(flags, claim, claim.hits, claim.probability);
  const judged = judgeRow(block!, features, judgement, row);
  if (!coversWhole(claim, block!)) {
    // A credit at the end of a caption: where all of the block is to go, the part goes with it.
    if (judged < widening) return addFlag(flags, claim, claim.hits, claim.probability);
    return addFlag(flags, block!, claim.hits, judged);
  }
  const [topics, others] = partTopics(claim.hits);
  const topic = topics[0]?.score ?? 0;
  const own = trustIn(features) * judged;
  if (topic >= (others.length > 0 ? judged : own))
    return addFlag(flags, claim, [...topics, ...others], topic);
  if (others.length === 0) {
    if (own < leastConfidence) return;
    return addFlag(flags, claim, [ownHit(block!, judgement, row), ...topics], own);
  }
  if (judged < leastConfidence) return;
  const [strongest] = others;
  const byForm = formDetectors.has(detectorId(strongest!));
  const reason = byForm ? reasonOf(row, judgement, strongest!.reason) : undefined;
  const hits = topics.length === 0 ? others : [...others, ...topics];
  addFlag(flags, claim, hits, judged, reason);
}

/** The hits of topics, and the others. */
function partTopics(hits: readonly Hit[]): [readonly Hit[], readonly Hit[]] {
  if (!hits.some(isTopic)) return [[], hits];
  return [hits.filter(isTopic), hits.filter((hit) => !isTopic(hit))];
}

function isTopic({ kind }: Hit): boolean {
  return kind === 'off-topic';
}

function addFlag(
  flags: Flag[],
  span: Span,
  hits: readonly Hit[],
  confidence: number,
  reason?: string,
): void {
  if (confidence >= leastConfidence) flags.push(toFlag(span, hits, confidence, reason));
}

/** What the model itself claims of a block that no other detector speaks of. */
function ownHit(block: BlockFeatures, judgement: Judgement, row: number): Hit {
  return {
    start: block.start,
    end: block.end,
    kind: likelyKind(block),
    score: judgement.probability[row]!,
    detector: ownStamp,
    reason: reasonOf(row, judgement, 'does not read like the text around it'),
  };
}

/**
 * What the model says of a block. It has seen few pages with headings, so that in what may be one the detectors
 * have their say: all of it above the text, a part between paragraphs.
 */
function judgeRow(
  block: BlockFeatures,
  features: DocumentFeatures,
  { table, probability, headline }: Judgement,
  row: number,
): number {
  const from = row * table.columns;
  const claim = table.values[from + claimColumn]!;
  if (block.index === headline) return 0;
  if (isOwnHeading(block, features)) return toProbability(claim);
  const shows = pictureColumns.some((column) => table.values[from + column]! > 0);
  if (table.values[from + subheadingColumn] !== 1 || shows) return probability[row]!;
  const weight = headingWeight;
  return toProbability(weight * claim + (1 - weight) * logOdds(probability[row]!));
}

/**
 * How far the model is to be trusted by itself: only several paragraphs that end with full stops set
 * other lines apart; elsewhere such a flag is kept and not shown.
 */
function trustIn({ proseBlocks, stopRate }: DocumentFeatures): number {
  return proseBlocks >= fewestParagraphs && stopRate >= leastStopRate ? 1 : 0.4;
}

/** Blocks that no detector speaks of, where the model does. */
function flagUnclaimed(features: DocumentFeatures, judgement: Judgement, flags: Flag[]): void {
  const { blocks } = features;
  const { claims, indices } = judgement.table;
  const claimed = new Uint8Array(blocks.length);
  for (const { block, end } of claims) {
    if (block < blocks.length && blocks[block]!.start < end) claimed[block] = 1;
  }
  for (let row = 0; row < indices.length; row++) {
    const index = indices[row]!;
    const block = blocks[index]!;
    if (claimed[index] === 1) continue;
    // What opens the text and could be its headline is left to the detectors that know headlines.
    if (index <= 1 && index < features.firstProse && isHeadlineLike(block)) continue;
    // A line with a colon that no detector knows announces the text below.
    if (leadsOn(block) && blocks[index + 1]?.prose === true) continue;
    const confidence = trustIn(features) * judgeRow(block, features, judgement, row);
    // Reasons are looked for only where they will be read.
    if (confidence < leastConfidence) continue;
    addFlag(flags, block, [ownHit(block, judgement, row)], confidence);
  }
}

/** Most lines that no detector knows are captions; headlines and posts tell themselves apart. */
function likelyKind(block: BlockFeatures): FlagKind {
  if (looksPosted(block)) return 'embed';
  return isHeadlineLike(block) ? 'related' : 'caption';
}

/** A reason with the features that speak most for it, each named once. */
function reasonOf(row: number, { model, table }: Judgement, reason: string): string {
  const more = explainBlock(model.trees, table, row).filter((words) => !reason.includes(words));
  return [reason, ...more].join('; ');
}

/** Parts of a block that is flagged as a whole say nothing more. */
function dropCovered(flags: readonly Flag[]): Flag[] {
  const kept: Flag[] = [];
  for (const flag of flags) {
    const last = kept.at(-1);
    if (!last || flag.start >= last.end) kept.push(flag);
    else if (flag.end > last.end || flag.confidence > last.confidence) kept[kept.length - 1] = flag;
  }
  return kept;
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

function toFlag(
  { start, end }: Span,
  hits: readonly Hit[],
  confidence: number,
  reason?: string,
): Flag {
  const { kind, detector, evidence, reason: given } = hits[0]!;
  const flag: { -readonly [Name in keyof Flag]: Flag[Name] } = {
    start,
    end,
    kind,
    confidence: roundConfidence(confidence),
    detector,
    reason: reason ?? given,
  };
  if (hits.length > 1) flag.also = hits.slice(1).map(toAlso);
  if (evidence) flag.evidence = evidence;
  return flag;
}

function toAlso({ kind, score, detector, reason }: Hit): AlsoFlagged {
  return { kind, confidence: roundConfidence(score), detector, reason };
}
