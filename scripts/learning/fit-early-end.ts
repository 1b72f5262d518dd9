import {
  readBoostedTrees,
  type BoostedTrees,
  type BoostedTreesData,
  type EarlyEnd,
} from '../../shared/engine/boosted-trees';
import { rounded } from './grow-trees';

/**
 * Rows that are below the limit (log odds) after a fifth of the trees are hardly ever found in the end: finds
 * the line by which their whole sum is guessed best (least squares). `sumsOf` gives the sums of the same rows.
 */
export function fitEarlyEnd(
  data: BoostedTreesData,
  names: readonly string[],
  limit: number,
  sumsOf: (trees: BoostedTrees) => Float64Array,
): EarlyEnd {
  const count = Math.floor(data.trees.length / 5);
  const parts = sumsOf(readBoostedTrees({ ...data, trees: data.trees.slice(0, count) }, names));
  const wholes = sumsOf(readBoostedTrees(data, names));
  let rows = 0;
  let x = 0;
  let y = 0;
  let xx = 0;
  let xy = 0;
  for (const [row, own] of parts.entries()) {
    if (own >= limit) continue;
    const sum = wholes[row]!;
    rows += 1;
    x += own;
    y += sum;
    xx += own * own;
    xy += own * sum;
  }
  if (rows < 2) throw new RangeError('no rows are far enough from being found to end early');
  const slope = rounded((rows * xy - x * y) / (rows * xx - x * x));
  return { trees: count, below: limit, slope, offset: rounded((y - slope * x) / rows) };
}
