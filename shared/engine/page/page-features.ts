import type { Document } from '../../model/document';
import type { PageMarkup } from '../../model/page-markup';
import type { FeatureRows } from '../boosted-trees';
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
import { pageNames, surveyPage, type Survey } from './survey-page';
import type { HintWeights } from './weigh-hints';

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

/** What all measures of a page need; linear in its length and in the depth of its markup. */
export function readPage(
  document: Document,
  markup: PageMarkup,
  features: readonly BlockFeatures[],
  weights: HintWeights,
): Survey {
  const sizes = measureSizes(features, markup);
  const tree = buildTree(document, markup, sizes);
  return surveyPage(document, features, sizes, tree, weights);
}

/** The measures of the blocks from `from` up to `to`, row after row; in memory that is given, or its own. */
export function measureRows(
  survey: Survey,
  from: number,
  to: number,
  memory?: Float64Array,
): FeatureRows {
  const rows = to - from;
  const columns = pageFeatureNames.length;
  const values = memory ?? new Float64Array(rows * columns);
  const row = new Row(values);
  for (let index = from; index < to; index++) {
    putOwn(row, survey, index);
    putTags(row, survey, index);
    putPlace(row, survey, index);
    putContainers(row, survey, index);
    putCandidate(row, survey, index);
    putHints(row, survey, index);
    for (const value of survey.pageRow) row.push(value);
    putKin(row, survey, index);
  }
  return { rows, columns, values };
}
