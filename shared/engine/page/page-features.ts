import type { Document } from '../../model/document';
import type { PageMarkup } from '../../model/page-markup';
import type { BlockFeatures } from '../features';
import { ownNames, placeNames, putOwn, putPlace, putTags, tagNames } from './block-columns';
import { Row } from './columns';
import {
  candidateNames,
  containerMeasures,
  containers,
  hintNames,
  kinNames,
  putCandidate,
  putContainers,
  putHints,
  putKin,
} from './container-columns';
import { hintGroups } from './hint-words';
import { buildTree, measureSizes } from './page-tree';
import { pageNames, surveyPage, type HintWeights, type Survey } from './survey-page';

/** A page with everything its blocks are judged by, row after row. */
export interface PageMeasures {
  readonly survey: Survey;
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Names of the columns, in order. */
export const pageFeatureNames: readonly string[] = [
  ...ownNames,
  ...tagNames,
  ...placeNames,
  ...containers.flatMap((container) => containerMeasures.map((name) => container + name)),
  ...candidateNames,
  ...hintNames,
  ...hintGroups.flatMap((group) => [`${group}Near`, `${group}Around`]),
  ...pageNames,
  ...kinNames,
];

/** Measures all blocks of a page; linear in its length and in the depth of its markup. */
export function measurePage(
  document: Document,
  markup: PageMarkup,
  features: readonly BlockFeatures[],
  weights: HintWeights,
): PageMeasures {
  const sizes = measureSizes(features, markup);
  const tree = buildTree(document, markup, sizes);
  const survey = surveyPage(document, features, sizes, tree, weights);
  const rows = document.blocks.length;
  const columns = pageFeatureNames.length;
  const values = new Float64Array(rows * columns);
  const row = new Row(values);
  for (let index = 0; index < rows; index++) {
    putOwn(row, survey, index);
    putTags(row, survey, index);
    putPlace(row, survey, index);
    putContainers(row, survey, index);
    putCandidate(row, survey, index);
    putHints(row, survey, index);
    for (const value of survey.pageRow) row.push(value);
    putKin(row, survey, index);
  }
  return { survey, rows, columns, values };
}
