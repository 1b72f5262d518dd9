import type { BoostedTreesData } from '../../shared/engine/boosted-trees';
import { growTrees, rounded, type GrowthOptions, type TrainingRows } from './grow-trees';

/**
 * The mean of several sums of trees, each grown from rows of its own: what chance has a hand in, in the
 * rows and in the growth, averages out. The trees take turns, so that the first ones know about all rows.
 */
export function growForest(
  rows: readonly TrainingRows[],
  options: GrowthOptions,
): BoostedTreesData {
  const members = rows.map((own, member) =>
    growTrees(own, { ...options, seed: options.seed + member }),
  );
  const [first] = members;
  if (first === undefined) throw new RangeError('a forest needs rows to grow from');
  const scale = 1 / members.length;
  const trees = first.trees.flatMap((_, turn) =>
    members.map((member) => {
      const tree = member.trees[turn]!;
      return { ...tree, leaves: tree.leaves.map((value) => rounded(scale * value)) };
    }),
  );
  const base = rounded(members.reduce((sum, member) => sum + scale * member.base, 0));
  return { features: first.features, base, trees };
}
