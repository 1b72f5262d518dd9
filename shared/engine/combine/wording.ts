import type { Hit } from '../../model/flag';
import type { DocumentFeatures } from '../features';
import { blockAt, gatherClaims, type CombineOptions } from './claims';

/** How sure the wording detectors are of a block, and of which sort they take it to be. */
export interface Wording {
  readonly sureness: number;
  /** It is a heading or link for other articles. */
  readonly related: boolean;
}

/** Detectors that judge by the form of a line or by its return, not by what it says. */
const formDetectors = new Set(['caption', 'teaser-list', 'byline', 'menu', 'copied-block']);
const sure = 0.5;
/** A claim on so much of a block is one on all of it. */
const wholeShare = 0.8;
const silent: Wording = { sureness: 0, related: false };

/** What the detectors of wording say of each block. Topics are left to their own model. */
export function measureWording(
  hits: readonly Hit[],
  { blocks }: DocumentFeatures,
  options: CombineOptions,
): Wording[] {
  const wording = blocks.map(() => silent);
  const worded = hits.filter(({ detector }) => {
    const id = detectorId(detector);
    return !formDetectors.has(id) && id !== 'off-topic';
  });
  for (const { start, end, hits: own, probability } of gatherClaims(worded, blocks, options)) {
    const block = blocks[blockAt(blocks, start)];
    if (!block) continue;
    const shared = Math.min(block.end, end) - Math.max(block.start, start);
    if (shared < wholeShare * (block.end - block.start)) continue;
    const related = own[0]!.kind === 'related' && probability >= sure;
    wording[block.index] = { sureness: probability, related };
  }
  return wording;
}

function detectorId(stamp: string): string {
  return stamp.slice(0, stamp.lastIndexOf('@'));
}
