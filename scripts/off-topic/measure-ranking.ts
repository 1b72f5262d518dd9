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
  /** The score at which F1 is best. */
  readonly threshold: number;
}

/** Average precision, and the best F1 over all thresholds; `total` counts blocks that were never scored too. */
export function measureRanking(blocks: readonly RankedBlock[], total: number): RankingFigures {
  const ranked = [...blocks].sort((a, b) => b.score - a.score);
  let found = 0;
  let sum = 0;
  let best = { precision: 0, recall: 0, f1: 0, threshold: 0 };
  ranked.forEach(({ inserted, score }, index) => {
    if (inserted) {
      found += 1;
      sum += found / (index + 1);
    }
    const f1 = (2 * found) / (index + 1 + total);
    if (f1 > best.f1) {
      best = { precision: found / (index + 1), recall: found / total, f1, threshold: score };
    }
  });
  return { averagePrecision: sum / total, ...best };
}
