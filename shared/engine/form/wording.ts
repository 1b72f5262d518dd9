import type { Hit } from '../../model/flag';
import { blockAt, gatherClaims } from '../claims';
import type { CombineModel } from '../combine-model';
import type { DocumentFeatures } from '../features';
import type { Wording } from './form-features';

/** Detectors that judge by the form of a line or by its return, not by what it says. */
const formDetectors = new Set(['caption', 'teaser-list', 'byline', 'menu', 'copied-block']);
/** From here on the wording alone decides. */
export const sureWording = 0.5;

/** True for a hit that the model of forms may overrule. */
function isFormHit({ detector }: Pick<Hit, 'detector'>): boolean {
  return formDetectors.has(detectorId(detector));
}

/** What the detectors of wording say of each block. Topics are left to their own model. */
export function measureWording(
  hits: readonly Hit[],
  { blocks }: DocumentFeatures,
  model: CombineModel,
): Wording[] {
  const wording = blocks.map((): Wording => ({ sureness: 0, related: false }));
  const worded = hits.filter((hit) => !isFormHit(hit) && detectorId(hit.detector) !== 'off-topic');
  for (const { start, end, hits: own, probability } of gatherClaims(worded, blocks, model)) {
    const block = blocks[blockAt(blocks, start)];
    if (!block) continue;
    const shared = Math.min(block.end, end) - Math.max(block.start, start);
    if (shared < 0.8 * (block.end - block.start)) continue;
    const related = own[0]!.kind === 'related' && probability >= sureWording;
    wording[block.index] = { sureness: probability, related };
  }
  return wording;
}

function detectorId(stamp: string): string {
  return stamp.slice(0, stamp.lastIndexOf('@'));
}
