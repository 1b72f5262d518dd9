import type { BlockFeatures, DocumentFeatures } from '../features';

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
