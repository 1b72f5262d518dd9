import type { Hit } from '../../model/flag';
import type { BlockFeatures, DocumentFeatures } from '../features';
import { isHeadlineLike } from '../line-shape';
import { blockAt, detectorId, formDetectors } from './claims';

/** What is this likely to go does not open the text. */
const leftover = 0.5;

/** A standfirst or a late headline is about so long; credits and names are shorter. */
const leastOpeningWords = 10;

/**
 * What is marked as a heading, and what opens the text above its first paragraph at the length of a
 * headline or standfirst: its form is that of a teaser, its place says that it belongs here.
 */
export function isOwnHeading(block: BlockFeatures, { firstProse }: DocumentFeatures): boolean {
  if (/^#{1,6} /.test(block.text)) return true;
  return block.index <= 1 && block.index < firstProse && block.words >= leastOpeningWords;
}

/**
 * Index of the block that opens the text below nothing but leftovers and has the form of a headline;
 * -1 where there is none. What else is known of it than its form speaks against it.
 */
export function findHeadline(
  { blocks, firstProse }: DocumentFeatures,
  hits: readonly Hit[],
  probabilityOf: (index: number) => number,
): number {
  const isKnown = (index: number): boolean =>
    hits.some((hit) => !formDetectors.has(detectorId(hit)) && blockAt(blocks, hit.start) === index);
  for (let index = 0; index < firstProse; index++) {
    const block = blocks[index]!;
    if (isHeadlineLike(block) && !isKnown(index)) return index;
    if (probabilityOf(index) < leftover) return -1;
  }
  return -1;
}
