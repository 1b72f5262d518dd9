import {
  readBoostedTrees,
  type BoostedTreesData,
  type EarlyEnd,
} from '../../shared/engine/boosted-trees';
import { sumRows } from '../../shared/engine/off-topic/off-topic-model';
import { rounded } from '../learning/grow-trees';
import type { Sample } from './samples';

/** Rows below this, in log odds, after a fifth of the trees are hardly ever found in the end. */
const limit = -5;

/** Finds the line by which the whole sum of such rows is guessed best (least squares). */
export function fitEarlyEnd(
  data: BoostedTreesData,
  names: readonly string[],
  samples: readonly Sample[],
): EarlyEnd {
  const count = Math.floor(data.trees.length / 5);
  const part = readBoostedTrees({ ...data, trees: data.trees.slice(0, count) }, names);
  const whole = readBoostedTrees(data, names);
  let rows = 0;
  let x = 0;
  let y = 0;
  let xx = 0;
  let xy = 0;
  for (const { table } of samples) {
    const parts = sumRows(part, table);
    sumRows(whole, table).forEach((sum, row) => {
      const own = parts[row]!;
      if (row === 0 || own >= limit) return;
      rows += 1;
      x += own;
      y += sum;
      xx += own * own;
      xy += own * sum;
    });
  }
  const slope = rounded((rows * xy - x * y) / (rows * xx - x * x));
  return { trees: count, below: limit, slope, offset: rounded((y - slope * x) / rows) };
}
