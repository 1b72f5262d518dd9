import { isBare, type BlockFeatures, type DocumentFeatures } from '../features';
import { isHeadlineLike, isTitleCase, leadsOn } from '../line-shape';
import { detectorId, wholeBlock, type Claim } from './claims';
import { isOwnHeading } from './own-heading';

/** How far the surroundings of a claim move it, in log odds; the model corrects these estimates. */
const shifts = {
  /** Flagged blocks on both sides, or on one. */
  betweenFlagged: 0.7,
  besideFlagged: 0.25,
  /** On top of that: a few words between two certain neighbours. */
  wordBetween: 1.2,
  /** A line that leads on to running text. */
  leadsOn: -1,
  /** A headline by itself between two stretches of text. */
  subheading: -2.4,
  /** A row of a table. */
  inTable: -2.5,
  /** Judged by form alone in a document whose paragraphs are not set apart by their form. */
  formless: -1,
} as const;
/** A neighbour this sure counts as flagged. */
const flagged = 0.6;

/** Detectors that judge by the form of a line, and so by what is usual in its document. */
const formDetectors = new Set(['caption', 'teaser-list', 'byline']);
/** Neighbours this sure leave little doubt about a few words between them. */
const certain = 0.85;
const longestSubheading = 12;
/** How far around a numeric line the other cells of its table are looked for, and how many it takes. */
const tableReach = 3;
const fewestCells = 4;
const mostCellWords = 6;
/** Below this share of paragraphs with a full stop the form of a line says little. */
const usualStopRate = 0.6;

/** For each claim how far its surroundings move it, in log-odds. */
export function contextShift(claims: readonly Claim[], features: DocumentFeatures): number[] {
  const sureness = blockSureness(claims, features.blocks);
  return claims.map((claim) => {
    const block = wholeBlock(claim, features.blocks);
    if (!block) return 0;
    const beside = [sureness[block.index - 1] ?? 0, sureness[block.index + 1] ?? 0];
    const sides = beside.filter((sure) => sure >= flagged).length;
    let shift = sides === 2 ? shifts.betweenFlagged : sides === 1 ? shifts.besideFlagged : 0;
    if (block.words <= 3 && Math.min(beside[0]!, beside[1]!) >= certain)
      shift += shifts.wordBetween;
    const next = features.blocks[block.index + 1];
    const nextSure = sureness[block.index + 1] ?? 0;
    if (leadsOn(block) && next?.prose && nextSure < flagged) shift += shifts.leadsOn;
    if (inTable(block, features.blocks, sureness)) shift += shifts.inTable;
    if (!formDetectors.has(detectorId(claim.hits[0]!))) return shift;
    if (features.stopRate < usualStopRate) shift += shifts.formless;
    const heading = isOwnHeading(block, features) || isSubheading(block, features, sureness);
    return heading ? shift + shifts.subheading : shift;
  });
}

/** For each block how sure it is flagged as a whole. */
function blockSureness(claims: readonly Claim[], blocks: readonly BlockFeatures[]): number[] {
  const sureness: number[] = [];
  for (const claim of claims) {
    const block = wholeBlock(claim, blocks);
    if (block) sureness[block.index] = claim.probability;
  }
  return sureness;
}

/**
 * A headline by itself between two stretches of text, past what else is flagged there: most likely
 * the heading of the text below.
 */
function isSubheading(
  block: BlockFeatures,
  { blocks, firstProse, lastProse }: DocumentFeatures,
  sureness: readonly number[],
): boolean {
  if (block.index <= firstProse || block.index >= lastProse) return false;
  if (!isHeadlineLike(block) || block.words > longestSubheading) return false;
  const isText = (step: number): boolean => {
    let at = block.index + step;
    while (blocks[at] && (sureness[at] ?? 0) >= certain) at += step;
    const neighbour = blocks[at];
    return neighbour !== undefined && !isBare(neighbour);
  };
  return (isTitleCase(block) || block.words <= 6) && isText(-1) && isText(1);
}

/** Rows of a table: cells side by side, or a line of little else than numbers among short lines. */
function inTable(
  block: BlockFeatures,
  blocks: readonly BlockFeatures[],
  sureness: readonly number[],
): boolean {
  if (block.tabular) return true;
  if (!isNumeric(block)) return false;
  let cells = 0;
  for (let at = block.index - tableReach; at <= block.index + tableReach; at++) {
    const other = blocks[at];
    if (!other || at === block.index || !isBare(other) || other.words > mostCellWords) continue;
    // What is known for something else is no cell; other numbers are, whatever they are taken for.
    if (isNumeric(other) || (sureness[at] ?? 0) < certain) cells++;
  }
  return cells >= fewestCells;
}

function isNumeric(block: BlockFeatures | undefined): boolean {
  return block !== undefined && block.digits > 0 && block.digits >= 0.3 * block.text.length;
}
