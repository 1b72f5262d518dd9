import { isBare, type DocumentFeatures } from '../../features';
import { leadsOn } from '../../line-shape';
import { indices } from './structure';

/** A document with so many lines without full stops that nobody doubts ... */
const fewestBare = 6;
/** ... and that are so great a share of it, does not tell by a missing stop what is no text. */
const leastShare = 0.4;
/** A shorter line with a colon is a heading, or a label of the page. */
const fewestLeadWords = 5;
const longestList = 20;

/** All bare lines of a document in which such lines are usual. */
export function findUsualBare(
  { blocks }: DocumentFeatures,
  flagged: ReadonlySet<number>,
): number[] {
  const bare = blocks.filter(isBare);
  const undoubted = bare.filter(({ index }) => !flagged.has(index)).length;
  return undoubted >= fewestBare && undoubted >= leastShare * blocks.length ? indices(bare) : [];
}

/** Lines that a sentence with a colon announces: a list, a listing, a quotation. */
export function* findAnnounced(
  { blocks }: DocumentFeatures,
  flagged: ReadonlySet<number>,
): Iterable<number> {
  for (const lead of blocks) {
    if (lead.words < fewestLeadWords || !leadsOn(lead) || flagged.has(lead.index)) continue;
    for (let at = lead.index + 1; at <= lead.index + longestList; at++) {
      const block = blocks[at];
      if (block === undefined || block.prose || leadsOn(block)) break;
      yield at;
    }
  }
}
