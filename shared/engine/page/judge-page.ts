import type { Document } from '../../model/document';
import type { PageMarkup } from '../../model/page-markup';
import { measureBlocks, type BlockFeatures } from '../features';
import { sumOfTreesByRow } from '../boosted-trees';
import { mainThreshold } from './main-threshold';
import { measureRows, pageFeatureNames, readPage } from './page-features';
import type { PageModel } from './page-model';
import type { Survey } from './survey-page';

/** What the model says of a page. */
export interface PageJudgement {
  readonly survey: Survey;
  /** For each block the log odds that it is no main content; 0 is where it is best cut. */
  readonly odds: Float64Array;
}

/** Text that a page has in its data alone is what it is about. */
const dataOdds = 6;

/** Judges all blocks of a page; undefined for a document that is none, or has no text. */
export function judgePage(document: Document, model: PageModel): PageJudgement | undefined {
  const { markup } = document;
  if (!markup || document.blocks.length === 0) return undefined;
  const features = measureBlocks(document);
  const survey = readPage(document, markup, features, model.hints);
  const main = judgeBlocks(survey, model);
  return { survey, odds: cutOdds(main, markup, features, model.strictness) };
}

/** Blocks that are measured together, one after the other in the same memory, which stays at hand. */
const mostTogether = 64;

/** Log odds of all blocks that they are main content. */
function judgeBlocks(survey: Survey, { trees }: PageModel): Float64Array {
  const { length } = survey.blocks;
  const odds = new Float64Array(length);
  const memory = new Float64Array(Math.min(length, mostTogether) * pageFeatureNames.length);
  for (let from = 0; from < length; from += mostTogether) {
    const rows = measureRows(survey, from, Math.min(length, from + mostTogether), memory);
    odds.set(sumOfTreesByRow(trees, rows, 0), from);
  }
  return odds;
}

/** Log odds that the blocks are to be cut, from those that they are main content. */
function cutOdds(
  main: Float64Array,
  { blocks }: PageMarkup,
  features: readonly BlockFeatures[],
  strictness: number,
): Float64Array {
  const sure = main.map((odds, index) => (blocks[index]!.element < 0 ? dataOdds : odds));
  const words = Float64Array.from(features, (block) => block.words);
  const threshold = mainThreshold(sure, words, strictness);
  const most = sure.reduce((highest, odds) => Math.max(highest, odds), -Infinity);
  // A page is never left without any text.
  return sure.map((odds) => Math.min(threshold, most) - odds);
}
