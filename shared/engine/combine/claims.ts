import type { Hit } from '../../model/flag';
import { sharedLength, type Span } from '../../model/span';
import type { BlockFeatures } from '../features';
import { countBelow } from '../search-rising';
import { sortFew } from '../sort-few';

/** How hits on one span become one probability. */
export interface CombineOptions {
  /** No flag is surer than this. */
  readonly cap: number;
  /** How far a second detector that agrees counts; 1 would take detectors for independent. */
  readonly agreement: number;
}

/** A span that one or more detectors would cut. The claims of a document are disjoint. */
export interface Claim extends Span {
  /** The hits on it, strongest first. */
  readonly hits: readonly Hit[];
  /** What the hits say together, before the model has been asked. */
  readonly probability: number;
}

/** Detectors whose reason is the form of the line: the model says more of it. */
export const formDetectors: ReadonlySet<string> = new Set(['caption', 'teaser-list']);

/** A claim on so much of a block is one on all of it. */
export const wholeShare = 0.8;
/** From here on a hit may widen a stronger one's span. */
const widening = 0.5;

interface Draft {
  start: number;
  end: number;
  readonly hits: Hit[];
}

/**
 * Merges overlapping hits: the strongest gives the span, others widen it only when they are sure.
 * Hits over several blocks are judged block by block; `joinClaims` puts them together again.
 */
export function gatherClaims(
  hits: readonly Hit[],
  blocks: readonly BlockFeatures[],
  options: CombineOptions,
): Claim[] {
  const pieces = hits.flatMap((hit) => splitAtBlocks(hit, blocks));
  return overlapping(pieces)
    .flatMap(mergeGroup)
    .map(({ start, end, hits: merged }) => {
      return { start, end, hits: merged, probability: agree({ start, end }, merged, options) };
    });
}

/** Index of the block that holds the offset, or of the next one. */
export function blockAt(blocks: readonly Span[], offset: number): number {
  return countBelow(blocks.length, (at) => blocks[at]!.end <= offset);
}

/** Whether the span stands for the block as a whole. */
export function coversWhole(span: Span, block: BlockFeatures): boolean {
  return sharedLength(span, block) >= wholeShare * (block.end - block.start);
}

/** The block that a claim stands for as a whole; claims on parts of blocks have none. */
export function wholeBlock(
  claim: Span,
  blocks: readonly BlockFeatures[],
): BlockFeatures | undefined {
  const block = blocks[blockAt(blocks, claim.start)];
  return block && coversWhole(claim, block) ? block : undefined;
}

/** Id of the detector behind `id@version`. */
export function detectorId({ detector }: Pick<Hit, 'detector'>): string {
  return detector.slice(0, detector.lastIndexOf('@'));
}

function splitAtBlocks(hit: Hit, blocks: readonly BlockFeatures[]): Hit[] {
  const first = blockAt(blocks, hit.start);
  if (hit.end <= (blocks[first]?.end ?? hit.end)) return [hit];
  const pieces: Hit[] = [];
  for (let at = first; at < blocks.length && blocks[at]!.start < hit.end; at++) {
    const { start, end } = blocks[at]!;
    pieces.push({ ...hit, start: Math.max(start, hit.start), end: Math.min(end, hit.end) });
  }
  return pieces;
}

/** Hits in groups that do not overlap each other, in order of the text. */
function overlapping(hits: readonly Hit[]): Hit[][] {
  const groups: Hit[][] = [];
  let end = -1;
  for (const hit of sortFew([...hits], (a, b) => a.start - b.start || a.end - b.end)) {
    if (hit.start >= hit.end) continue;
    if (hit.start < end) groups.at(-1)!.push(hit);
    else groups.push([hit]);
    end = Math.max(end, hit.end);
  }
  return groups;
}

function mergeGroup(group: readonly Hit[]): Draft[] {
  const [only] = group;
  if (group.length === 1) return [{ start: only!.start, end: only!.end, hits: [only!] }];
  const drafts: Draft[] = [];
  for (const hit of sortFew([...group], compareStrength)) {
    const touched = drafts.filter((draft) => draft.start < hit.end && hit.start < draft.end);
    const [first, ...rest] = touched;
    if (!first) {
      drafts.push({ start: hit.start, end: hit.end, hits: [hit] });
      continue;
    }
    first.hits.push(hit);
    if (hit.score < widening) continue;
    first.start = Math.min(first.start, hit.start);
    first.end = Math.max(first.end, hit.end);
    for (const draft of rest) {
      for (const each of draft.hits) first.hits.push(each);
      first.start = Math.min(first.start, draft.start);
      first.end = Math.max(first.end, draft.end);
      drafts.splice(drafts.indexOf(draft), 1);
    }
  }
  for (const { hits } of drafts) sortFew(hits, (a, b) => b.score - a.score || compareIds(a, b));
  return drafts;
}

/** The surer hit first, then the longer one. */
function compareStrength(a: Hit, b: Hit): number {
  return b.score - a.score || b.end - b.start - (a.end - a.start) || compareIds(a, b);
}

function compareIds(a: Hit, b: Hit): number {
  return a.detector < b.detector ? -1 : a.detector > b.detector ? 1 : 0;
}

/** How sure the hits are of the span together. */
function agree(span: Span, hits: readonly Hit[], { agreement, cap }: CombineOptions): number {
  const doubt = hits.length === 1 ? 1 - hits[0]!.score : doubtLeft(span, hits, agreement);
  return Math.min(cap, 1 - doubt);
}

/** Detectors that mean about the same span leave less doubt, each by a part of its own score. */
function doubtLeft(span: Span, hits: readonly Hit[], agreement: number): number {
  const best = new Map<string, number>();
  for (const hit of hits) {
    const same =
      2 * sharedLength(span, hit) >= Math.max(span.end - span.start, hit.end - hit.start);
    if (same || hit === hits[0]) {
      best.set(hit.detector, Math.max(best.get(hit.detector) ?? 0, hit.score));
    }
  }
  const [strongest = 0, ...others] = sortFew([...best.values()], (a, b) => b - a);
  return others.reduce((left, score) => left * (1 - agreement * score), 1 - strongest);
}
