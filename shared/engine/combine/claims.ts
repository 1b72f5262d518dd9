import type { Hit } from '../../model/flag';
import { sharedLength, spansOverlap, type Span } from '../../model/span';
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
  /** Index of the block that it is on; the number of blocks behind the last one. */
  readonly block: number;
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

/** A hit on a block or a part of it; those that go over several blocks are judged block by block. */
export interface Piece {
  readonly hit: Hit;
  /** Index of the block; the number of blocks behind the last one. */
  readonly block: number;
}

/** The hits block by block, sorted by their spans; `joinClaims` puts together again what belongs together. */
export function splitHits(hits: readonly Hit[], blocks: readonly BlockFeatures[]): Piece[] {
  const pieces: Piece[] = [];
  for (const hit of hits) {
    const first = blockAt(blocks, hit.start);
    if (first >= blocks.length || hit.end <= blocks[first]!.end) {
      if (hit.start < hit.end) pieces.push({ hit, block: first });
      continue;
    }
    for (let block = first; block < blocks.length && blocks[block]!.start < hit.end; block++) {
      const start = Math.max(blocks[block]!.start, hit.start);
      const end = Math.min(blocks[block]!.end, hit.end);
      if (start < end) pieces.push({ hit: { ...hit, start, end }, block });
    }
  }
  return sortFew(pieces, compareSpansOfHits);
}

function compareSpansOfHits({ hit: a }: Piece, { hit: b }: Piece): number {
  return a.start - b.start || a.end - b.end;
}

/** Merges overlapping hits: the strongest gives the span, others widen it only when they are sure. */
export function gatherClaims(pieces: readonly Piece[], options: CombineOptions): Claim[] {
  const claims: Claim[] = [];
  for (let from = 0; from < pieces.length;) {
    const { hit, block } = pieces[from]!;
    let { end } = hit;
    let to = from + 1;
    for (; to < pieces.length && pieces[to]!.hit.start < end; to++) {
      end = Math.max(end, pieces[to]!.hit.end);
    }
    if (to === from + 1) {
      const probability = Math.min(options.cap, 1 - (1 - hit.score));
      claims.push({ start: hit.start, end, block, hits: [hit], probability });
    } else {
      for (const draft of mergeGroup(pieces.slice(from, to).map((piece) => piece.hit))) {
        claims.push({
          start: draft.start,
          end: draft.end,
          block,
          hits: draft.hits,
          probability: Math.min(options.cap, 1 - doubtLeft(draft, options.agreement)),
        });
      }
    }
    from = to;
  }
  return claims;
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
  claim: Claim,
  blocks: readonly BlockFeatures[],
): BlockFeatures | undefined {
  const block = blocks[claim.block];
  return block && coversWhole(claim, block) ? block : undefined;
}

const idOfStamp = new Map<string, string>();

/** Id of the detector behind `id@version`; there are few of them, and each is asked for all the time. */
export function detectorId({ detector }: Pick<Hit, 'detector'>): string {
  let id = idOfStamp.get(detector);
  if (id === undefined) {
    idOfStamp.set(detector, (id = detector.slice(0, detector.lastIndexOf('@'))));
  }
  return id;
}

function mergeGroup(hits: Hit[]): Draft[] {
  const drafts: Draft[] = [];
  for (const hit of sortFew(hits, compareStrength)) {
    let touched = touching(drafts, hit, 0);
    if (touched === drafts.length) {
      drafts.push({ start: hit.start, end: hit.end, hits: [hit] });
      continue;
    }
    const first = drafts[touched]!;
    first.hits.push(hit);
    if (hit.score < widening) continue;
    // The others that it touches are taken in, too.
    touched = touching(drafts, hit, touched + 1);
    while (touched < drafts.length) {
      const [draft] = drafts.splice(touched, 1);
      for (const each of draft!.hits) first.hits.push(each);
      widen(first, draft!);
      touched = touching(drafts, hit, touched);
    }
    widen(first, hit);
  }
  for (const draft of drafts) sortFew(draft.hits, compareScores);
  return drafts;
}

/** The place of the first of the drafts from `from` on that the hit touches; their number for none. */
function touching(drafts: readonly Draft[], hit: Hit, from: number): number {
  let at = from;
  while (at < drafts.length && !spansOverlap(drafts[at]!, hit)) at++;
  return at;
}

function widen(draft: Draft, { start, end }: Span): void {
  draft.start = Math.min(draft.start, start);
  draft.end = Math.max(draft.end, end);
}

function compareScores(a: Hit, b: Hit): number {
  return b.score - a.score || compareIds(a, b);
}

/** The surer hit first, then the longer one. */
function compareStrength(a: Hit, b: Hit): number {
  return b.score - a.score || b.end - b.start - (a.end - a.start) || compareIds(a, b);
}

function compareIds(a: Hit, b: Hit): number {
  return a.detector < b.detector ? -1 : a.detector > b.detector ? 1 : 0;
}

/** Detectors that mean about the same span leave less doubt, each by a part of its own score. */
function doubtLeft(span: Draft, agreement: number): number {
  const { hits } = span;
  if (hits.length === 1) return 1 - hits[0]!.score;
  const detectors: string[] = [];
  const best: number[] = [];
  for (let at = 0; at < hits.length; at++) {
    const hit = hits[at]!;
    const shared = 2 * sharedLength(span, hit);
    if (at > 0 && shared < Math.max(span.end - span.start, hit.end - hit.start)) continue;
    const known = detectors.indexOf(hit.detector);
    if (known >= 0) best[known] = Math.max(best[known]!, hit.score);
    else {
      detectors.push(hit.detector);
      best.push(hit.score);
    }
  }
  sortFew(best, (a, b) => b - a);
  let left = 1 - best[0]!;
  for (let at = 1; at < best.length; at++) left *= 1 - agreement * best[at]!;
  return left;
}
