import type { BoostedTreesData } from '../../shared/engine/boosted-trees';

/** The sum of all trees for one row, by going down each of them: however it is told, it must be this. */
export function sumOfTrees({ base, trees }: BoostedTreesData, row: ArrayLike<number>): number {
  let sum = base;
  for (const { split, at, below, above, leaves } of trees) {
    let node = split.length === 0 ? -1 : 0;
    while (node >= 0) node = row[split[node]!]! >= at[node]! ? above[node]! : below[node]!;
    sum += leaves[-1 - node]!;
  }
  return sum;
}
