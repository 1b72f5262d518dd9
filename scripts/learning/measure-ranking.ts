/** A block with its score and whether it is to be found. */
export interface RankedBlock {
  readonly score: number;
  readonly inserted: boolean;
}

export interface RankingFigures {
  readonly averagePrecision: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** The lowest score at which F1 is as good as best. */
  readonly threshold: number;
}

/** F1 this near to the best is as good: the difference is a matter of a few blocks. */
const plateau = 0.003;

/**
 * Average precision, and the best F1 over all thresholds, at the lowest threshold that is as good;
 * `total` counts blocks that were never scored too.
 */
export function measureRanking(blocks: readonly RankedBlock[], total: number): RankingFigures {
  const ranked = [...blocks].sort((a, b) => b.score - a.score);
  let found = 0;
  let sum = 0;
  const all = ranked.map(({ inserted, score }, index) => {
    if (inserted) {
      found += 1;
      sum += found / (index + 1);
    }
    const f1 = (2 * found) / (index + 1 + total);
    return { precision: found / (index + 1), recall: found / total, f1, threshold: score };
  });
  const most = all.reduce((best, { f1 }) => Math.max(best, f1), 0);
  const chosen = all.findLast(({ f1 }) => f1 > 0 && f1 >= most - plateau);
  const none = { precision: 0, recall: 0, f1: 0, threshold: 0 };
  return { averagePrecision: sum / total, ...(chosen ?? none) };
}
