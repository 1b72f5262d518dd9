import type { ResourceOrigin } from '../background';
import { readBoostedTrees, type BoostedTrees, type BoostedTreesData } from '../boosted-trees';
import { pageFeatureNames } from './page-features';
import type { HintWeights } from './weigh-hints';

/** The trained model as it stands in its file. */
export interface PageModelData {
  readonly origin: ResourceOrigin;
  /** What was measured on pages that were not trained on. */
  readonly figures: Readonly<Record<string, number>>;
  /** Log odds that text is main content under elements with a word in their hints. */
  readonly hints: Readonly<Record<string, number>>;
  readonly trees: BoostedTreesData;
  /** How much likelier than the best balance of losses a block has to be main content to stay. */
  readonly strictness: number;
}

/** The trained model in the form that scoring needs. */
export interface PageModel {
  readonly hints: HintWeights;
  readonly trees: BoostedTrees;
  readonly strictness: number;
}

/** Lays the model out; throws when it was trained for other features. */
export function readPageModel(
  data: Pick<PageModelData, 'hints' | 'trees' | 'strictness'>,
): PageModel {
  const weights = new Map(Object.entries(data.hints));
  return {
    hints: { of: (token) => weights.get(token) ?? 0 },
    trees: readBoostedTrees(data.trees, pageFeatureNames),
    strictness: data.strictness,
  };
}
