import type { ResourceOrigin } from '../background';
import {
  readBoostedTrees,
  sumOfTreesByRow,
  type BoostedTrees,
  type BoostedTreesData,
} from '../boosted-trees';
import { toProbability } from '../log-odds';
import { measureNeighbourScores, neighbourScoreNames } from './neighbour-scores';
import { batchFeatureNames } from './measure-document';
import { unitFeatureNames, type UnitTable } from './unit-features';

/** The trained model as it stands in its file. */
export interface OffTopicModelData {
  readonly origin: ResourceOrigin;
  /** What was measured on documents that were not trained on. */
  readonly figures: Readonly<Record<string, number>>;
  /** Looks at each unit alone, then again with the scores around it. */
  readonly first: BoostedTreesData;
  readonly second: BoostedTreesData;
  /** Log odds of the second look to log odds of a cut: `slope * x + offset`. */
  readonly slope: number;
  readonly offset: number;
}

/** The trained model in the form that scoring needs. */
export interface OffTopicModel {
  readonly first: BoostedTrees;
  readonly second: BoostedTrees;
  readonly slope: number;
  readonly offset: number;
}

/** One model for documents that are judged alone, one for documents of a batch. */
export interface OffTopicModels {
  readonly alone: OffTopicModel;
  readonly inBatch: OffTopicModel;
}

/** Lays the models out; throws when one was trained for other features. */
export function readOffTopicModels(
  alone: OffTopicModelData,
  inBatch: OffTopicModelData,
): OffTopicModels {
  return {
    alone: readOffTopicModel(alone, unitFeatureNames),
    inBatch: readOffTopicModel(inBatch, batchFeatureNames),
  };
}

function readOffTopicModel(data: OffTopicModelData, names: readonly string[]): OffTopicModel {
  return {
    first: readBoostedTrees(data.first, names),
    second: readBoostedTrees(data.second, neighbourScoreNames),
    slope: data.slope,
    offset: data.offset,
  };
}

/** Log odds for all rows but the first, which speaks for the title; that one gets 0. */
export function sumRows(trees: BoostedTrees, table: UnitTable): Float64Array {
  return sumOfTreesByRow(trees, table, 1);
}

/** Probability for each unit that it is about something else than its document; 0 for the first. */
export function scoreUnits(model: OffTopicModel, table: UnitTable): Float64Array {
  const first = sumRows(model.first, table);
  const second = sumRows(model.second, measureNeighbourScores(table, first));
  return second.map((sum, row) =>
    row === 0 ? 0 : toProbability(model.slope * sum + model.offset),
  );
}
