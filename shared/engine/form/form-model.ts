import type { ResourceOrigin } from '../background';
import {
  readBoostedTrees,
  sumOfTrees,
  type BoostedTrees,
  type BoostedTreesData,
} from '../off-topic/boosted-trees';
import { formFeatureNames, type FormTable } from './form-features';

/** The trained model as it stands in `resources/models/form.json`. */
export interface FormModelData {
  readonly origin: ResourceOrigin;
  /** What was measured on documents that were not trained on. */
  readonly figures: Readonly<Record<string, number>>;
  readonly trees: BoostedTreesData;
  /** Log odds of the trees to log odds of a cut: `slope * x + offset`. */
  readonly slope: number;
  readonly offset: number;
}

/** How likely a line is a leftover by its form and its surroundings, whatever its words. */
export interface FormModel {
  readonly trees: BoostedTrees;
  readonly slope: number;
  readonly offset: number;
}

/** Lays the model out; throws when it was trained for other features. */
export function readFormModel({ trees, slope, offset }: FormModelData): FormModel {
  return { trees: readBoostedTrees(trees, formFeatureNames), slope, offset };
}

/** Log odds of a cut for each row of the table. */
export function scoreForms({ trees, slope, offset }: FormModel, table: FormTable): Float64Array {
  return Float64Array.from({ length: table.rows }, (_, row) => {
    return slope * sumOfTrees(trees, table.values, row * table.columns) + offset;
  });
}
