import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBackground, type Background } from '../../shared/engine/background';
import {
  readBoostedTrees,
  type BoostedTreesData,
} from '../../shared/engine/off-topic/boosted-trees';
import { countTerms } from '../../shared/engine/off-topic/document-terms';
import {
  measureNeighbourScores,
  neighbourScoreNames,
} from '../../shared/engine/off-topic/neighbour-scores';
import { sumRows, type OffTopicModelData } from '../../shared/engine/off-topic/off-topic-model';
import { createTopicSpace } from '../../shared/engine/off-topic/topic-space';
import {
  measureUnits,
  unitFeatureNames,
  type UnitTable,
} from '../../shared/engine/off-topic/unit-features';
import { fitLogistic } from './fit-logistic';
import { growTrees, rounded, type GrowthOptions, type TrainingRows } from './grow-trees';
import { makeBackground } from './make-background';
import { measureRanking, type RankingFigures } from './measure-ranking';
import { readExamples, type Example } from './read-examples';

export interface TrainingInput {
  readonly train: string;
  readonly development: string;
  readonly frequencies: string;
  readonly date: string;
  readonly out: string;
  readonly say: (line: string) => void;
}

/** A document's features with the labels of its units. */
interface Sample {
  readonly table: UnitTable;
  readonly labels: Uint8Array;
}

const folds = 5;
const firstGrowth: GrowthOptions = {
  trees: 250,
  leaves: 12,
  rate: 0.08,
  leastRows: 30,
  ridge: 2,
  rowShare: 0.8,
  featureShare: 0.5,
  seed: 1,
};
const secondGrowth: GrowthOptions = {
  ...firstGrowth,
  trees: 100,
  leaves: 8,
  leastRows: 40,
  featureShare: 0.7,
  seed: 2,
};

const data =
  'Statistics of ramybaly/Article-Bias-Prediction (news articles 2012-2020) and ' +
  'Murrough-Foley/web-content-extraction-benchmark (web pages; Murrough Foley); no text of theirs.';
const licence =
  'Apache-2.0 (Article-Bias-Prediction), CC BY 4.0 (web-content-extraction-benchmark)';

/** Makes the background table and the model and writes both. The same input gives the same bytes. */
export function train(input: TrainingInput): void {
  const origin = { data, script: 'scripts/train-off-topic.mjs', date: input.date, licence };
  const table = makeBackground(input.frequencies, origin);
  writeFileSync(join(input.out, 'background.json'), JSON.stringify(table) + '\n');
  const background = readBackground(table);
  const training = readExamples(input.train).map((example) => toSample(example, background));
  const examples = readExamples(input.development);
  const development = examples.map((example) => toSample(example, background));
  const total = examples.reduce(
    (sum, { inserted }) => sum + inserted.reduce((a, b) => a + b, 0),
    0,
  );
  input.say(`${training.length} documents to train on, ${development.length} to calibrate on`);

  const first = growTrees(stackRows(training, unitFeatureNames), firstGrowth);
  const firstScores = development.map(({ table }) => scoresOf(first, unitFeatureNames, table));
  input.say(`first look: ${describe(rank(development, firstScores, total))}`);
  const second = growTrees(
    stackRows(secondSamples(training, foldedScores(training)), neighbourScoreNames),
    secondGrowth,
  );
  const looks = secondSamples(development, firstScores);
  const secondScores = looks.map(({ table }) => scoresOf(second, neighbourScoreNames, table));
  const figures = rank(development, secondScores, total);
  input.say(`second look: ${describe(figures)}`);
  const model: OffTopicModelData = {
    origin,
    figures: asFigures(figures),
    first,
    second,
    ...calibrate(looks, secondScores, figures.threshold),
  };
  writeFileSync(join(input.out, 'off-topic.json'), JSON.stringify(model) + '\n');
}

function toSample({ document, inserted }: Example, background: Background): Sample {
  const space = createTopicSpace(countTerms(document), background);
  return {
    table: measureUnits(document, space),
    labels: Uint8Array.from(space.units, (block) => inserted[block]!),
  };
}

/** All rows of all samples but each document's first, which speaks for the title. */
function stackRows(samples: readonly Sample[], names: readonly string[]): TrainingRows {
  const rows = samples.reduce((sum, { table }) => sum + Math.max(0, table.rows - 1), 0);
  const values = new Float64Array(rows * names.length);
  const labels = new Uint8Array(rows);
  let at = 0;
  for (const sample of samples) {
    const own = Math.max(0, sample.table.rows - 1);
    values.set(sample.table.values.subarray(names.length), at * names.length);
    labels.set(sample.labels.subarray(1), at);
    at += own;
  }
  return { names, rows, values, labels };
}

function scoresOf(
  data: BoostedTreesData,
  names: readonly string[],
  table: UnitTable,
): Float64Array {
  return sumRows(readBoostedTrees(data, names), table);
}

/** Scores of documents by trees that were grown without them. */
function foldedScores(samples: readonly Sample[]): Float64Array[] {
  const scores: Float64Array[] = new Array<Float64Array>(samples.length);
  for (let fold = 0; fold < folds; fold++) {
    const others = samples.filter((_, index) => index % folds !== fold);
    const trees = growTrees(stackRows(others, unitFeatureNames), firstGrowth);
    samples.forEach(({ table }, index) => {
      if (index % folds === fold) scores[index] = scoresOf(trees, unitFeatureNames, table);
    });
  }
  return scores;
}

function secondSamples(samples: readonly Sample[], scores: readonly Float64Array[]): Sample[] {
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
  const labels = Uint8Array.from(
    samples.flatMap((sample) => Array.from(sample.labels.subarray(1))),
  );
  const slope = rounded(fitLogistic(inputs, labels).slope);
  return { slope, offset: rounded(-slope * threshold) };
}

function asFigures({
  averagePrecision,
  precision,
  recall,
  f1,
}: RankingFigures): Record<string, number> {
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
