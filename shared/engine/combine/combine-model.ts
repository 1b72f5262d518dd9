import type { ResourceOrigin } from '../background';
import {
  readBoostedTrees,
  sumOfTreesByRow,
  type BoostedTrees,
  type BoostedTreesData,
  type FeatureRows,
} from '../boosted-trees';
import { toProbability } from '../log-odds';
import { blockFeatureNames, claimColumn, type TableOptions } from './block-table';
import type { CombineOptions } from './claims';
import { readWordModel, type WordModelData } from './word-model';

/** The trained model as it stands in `resources/models/combine.json`. */
export interface CombineModelData extends CombineOptions {
  readonly origin: ResourceOrigin;
  /** What was measured on documents that were not trained on. */
  readonly figures: Readonly<Record<string, number>>;
  readonly trees: BoostedTreesData;
  readonly words: WordModelData;
  /** What the log odds of the detectors' claim count before the trees add to them. */
  readonly claimWeight: number;
  /** The sum of both, x, to log odds of a cut: `slope * x + offset`. */
  readonly slope: number;
  readonly offset: number;
}

/** How likely a block is a leftover, by all that the detectors say and by what it looks like. */
export interface CombineModel extends TableOptions {
  readonly trees: BoostedTrees;
  readonly claimWeight: number;
  readonly slope: number;
  readonly offset: number;
}

/** Lays the model out; throws when it was trained for other features. */
export function readCombineModel(data: CombineModelData): CombineModel {
  const { cap, agreement, claimWeight, slope, offset } = data;
  const trees = readBoostedTrees(data.trees, blockFeatureNames);
  const words = readWordModel(data.words);
  return { cap, agreement, claimWeight, slope, offset, trees, words };
}

/** Probability of a cut for each row of the table. */
export function judgeBlocks(model: CombineModel, table: FeatureRows): Float64Array {
  const { cap, claimWeight, slope, offset } = model;
  const { rows, columns, values } = table;
  const start = new Float64Array(rows);
  for (let row = 0; row < rows; row++)
    start[row] = claimWeight * values[row * columns + claimColumn]!;
  return sumOfTreesByRow(model.trees, table, 0, start).map((odds) => {
    return squeeze(toProbability(slope * odds + offset), cap);
  });
}

/** Keeps probabilities below the cap and in their order: from as far below the cap as 1 is above it, each step counts half. */
function squeeze(probability: number, cap: number): number {
  const bend = 2 * cap - 1;
  return probability <= bend ? probability : (bend + probability) / 2;
}
