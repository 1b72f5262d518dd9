import type { ResourceOrigin } from '../../shared/engine/background';
import {
  readBoostedTrees,
  type BoostedTrees,
  type BoostedTreesData,
} from '../../shared/engine/boosted-trees';
import {
  measureNeighbourScores,
  neighbourScoreNames,
} from '../../shared/engine/off-topic/neighbour-scores';
import { sumRows, type OffTopicModelData } from '../../shared/engine/off-topic/off-topic-model';
import { fitEarlyEnd } from '../learning/fit-early-end';
import { fitLogistic } from '../learning/fit-logistic';
import { growTrees, rounded, type GrowthOptions } from '../learning/grow-trees';
import { measureRanking, type RankingFigures } from '../learning/measure-ranking';
import { stackRows, type Sample } from './samples';

export interface ModelInput {
  readonly origin: ResourceOrigin;
  readonly names: readonly string[];
  /** Samples that stem from the same document are in one group. */
  readonly training: readonly (readonly Sample[])[];
  readonly development: readonly Sample[];
  /** Inserted blocks of the development documents, those too short to be judged included. */
  readonly total: number;
  readonly say: (line: string) => void;
}

const folds = 3;
/** Below this, in log odds, a block that a fifth of the trees have looked at is not looked at further. */
const hopeless = -5;
const firstGrowth: GrowthOptions = {
  trees: 500,
  leaves: 24,
  rate: 0.05,
  leastRows: 60,
  ridge: 2,
  rowShare: 0.6,
  featureShare: 0.35,
  seed: 1,
};
const secondGrowth: GrowthOptions = {
  ...firstGrowth,
  trees: 200,
  leaves: 8,
  featureShare: 0.7,
  seed: 2,
};

/** Grows both looks of a model and calibrates it. The same input gives the same model, bit for bit. */
export function trainModel(input: ModelInput): OffTopicModelData {
  const training = input.training.flat();
  const first = growTrees(stackRows(training, input.names), firstGrowth);
  const second = growTrees(
    stackRows(secondLooks(training, foldedScores(input)), neighbourScoreNames),
    secondGrowth,
  );
  return finishModel(input, first, second);
}

/** Lets rows end early, measures on the development documents and calibrates by them. */
function finishModel(
  { origin, names, development, total, say }: Omit<ModelInput, 'training'>,
  grown: BoostedTreesData,
  second: BoostedTreesData,
): OffTopicModelData {
  const sumsOf = (trees: BoostedTrees): Float64Array =>
    Float64Array.from(development.flatMap(({ table }) => [...sumRows(trees, table).subarray(1)]));
  const first = { ...grown, early: fitEarlyEnd(grown, names, hopeless, sumsOf) };
  const scores = scoresOf(first, names, development);
  say(`  first look: ${describe(rank(development, scores, total))}`);
  const looks = secondLooks(development, scores);
  const finalScores = scoresOf(second, neighbourScoreNames, looks);
  const figures = rank(looks, finalScores, total);
  say(`  second look: ${describe(figures)}`);
  return {
    origin,
    figures: asFigures(figures),
    first,
    second,
    ...calibrate(looks, finalScores, figures.threshold),
  };
}

function scoresOf(
  data: BoostedTreesData,
  names: readonly string[],
  samples: readonly Sample[],
): Float64Array[] {
  const trees = readBoostedTrees(data, names);
  return samples.map(({ table }) => sumRows(trees, table));
}

/** Scores of all training samples by trees that were grown without their group. */
function foldedScores({ training, names }: ModelInput): Float64Array[] {
  const scores: Float64Array[][] = [];
  for (let fold = 0; fold < folds; fold++) {
    const others = training.filter((_, group) => group % folds !== fold).flat();
    const trees = growTrees(stackRows(others, names), firstGrowth);
    training.forEach((samples, group) => {
      if (group % folds === fold) scores[group] = scoresOf(trees, names, samples);
    });
  }
  return scores.flat();
}

function secondLooks(samples: readonly Sample[], scores: readonly Float64Array[]): Sample[] {
  return samples.map(({ table, labels }, index) => ({
    table: measureNeighbourScores(table, scores[index]!),
    labels,
  }));
}

function rank(
  samples: readonly Sample[],
  scores: readonly Float64Array[],
  total: number,
): RankingFigures {
  const blocks = samples.flatMap(({ labels }, index) =>
    Array.from(labels.subarray(1), (label, unit) => ({
      score: scores[index]![unit + 1]!,
      inserted: label === 1,
    })),
  );
  return measureRanking(blocks, total);
}

/** Probabilities by a logistic curve, moved so that 0.5 is the threshold of the best F1. */
function calibrate(
  samples: readonly Sample[],
  scores: readonly Float64Array[],
  threshold: number,
): { slope: number; offset: number } {
  const inputs = Float64Array.from(scores.flatMap((values) => Array.from(values.subarray(1))));
  const labels = Uint8Array.from(samples.flatMap((s) => Array.from(s.labels.subarray(1))));
  const slope = rounded(fitLogistic(inputs, labels).slope);
  return { slope, offset: rounded(-slope * threshold) };
}

function asFigures(figures: RankingFigures): Record<string, number> {
  const { averagePrecision, precision, recall, f1 } = figures;
  return {
    averagePrecision: rounded(averagePrecision),
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded(f1),
  };
}

function describe({ averagePrecision, precision, recall, f1 }: RankingFigures): string {
  const [ap, p, r, f] = [averagePrecision, precision, recall, f1].map((value) => value.toFixed(3));
  return `average precision ${ap}, best F1 ${f} (precision ${p}, recall ${r})`;
}
