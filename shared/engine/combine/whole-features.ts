import { isBare, type BlockFeatures, type DocumentFeatures } from '../features';
import type { Wording } from './wording';

/** What is usual in the document: the same for all its blocks. */
export const wholeFeatureNames = ['stopRate', 'wordingShare', 'bareShare'] as const;

/** From here on the wording of a line decides. */
const sure = 0.5;

/**
 * The features of a document, in the order of their names. They are few: measures of a whole document
 * tell the documents that were learned from apart, and say nothing about others.
 */
export function measureWhole(
  { blocks, stopRate }: DocumentFeatures,
  wording: readonly Wording[],
): number[] {
  const worded = ({ index }: BlockFeatures): boolean => wording[index]!.sureness >= sure;
  return [stopRate, shareOf(blocks, worded), shareOf(blocks, isBare)];
}

function shareOf(
  blocks: readonly BlockFeatures[],
  holds: (block: BlockFeatures) => boolean,
): number {
  let found = 0;
  for (const block of blocks) if (holds(block)) found++;
  return found / Math.max(1, blocks.length);
}
