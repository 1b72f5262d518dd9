import type { DocumentFeatures } from '../features';
import {
  detectorId,
  gatherClaims,
  wholeBlock,
  type Claim,
  type CombineOptions,
  type Piece,
} from './claims';

/** How sure the wording detectors are of a block, and of which sort they take it to be. */
export interface Wording {
  readonly sureness: number;
  /** It is a heading or link for other articles. */
  readonly related: boolean;
}

/** Detectors that judge by the form of a line or by its return, not by what it says. */
const formDetectors = new Set(['caption', 'teaser-list', 'byline', 'menu', 'copied-block']);
const sure = 0.5;
const silent: Wording = { sureness: 0, related: false };

/** What the detectors of wording say of each block, by the hits on it and the claims that all of them make. */
export function measureWording(
  pieces: readonly Piece[],
  claims: readonly Claim[],
  { blocks }: DocumentFeatures,
  options: CombineOptions,
): Wording[] {
  const wording = blocks.map(() => silent);
  const worded = pieces.filter(({ hit }) => !formDetectors.has(detectorId(hit)));
  const made = worded.length === pieces.length ? claims : gatherClaims(worded, options);
  for (const claim of made) {
    const block = wholeBlock(claim, blocks);
    if (!block) continue;
    const { hits: own, probability } = claim;
    const related = own[0]!.kind === 'related' && probability >= sure;
    wording[block.index] = { sureness: probability, related };
  }
  return wording;
}
