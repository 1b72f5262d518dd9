import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blockFeatureNames, subheadingColumn } from '../../shared/engine/combine/block-table';
import type { CombineModelData } from '../../shared/engine/combine/combine-model';
import { readWordModel } from '../../shared/engine/combine/word-model';
import {
  readBoostedTrees,
  sumOfTrees,
  type BoostedTreesData,
} from '../../shared/engine/boosted-trees';
import { readGoldRows, readReferenceTexts } from '../gold/read-gold';
import { fitLogistic } from '../learning/fit-logistic';
import { growTrees, rounded, type GrowthOptions } from '../learning/grow-trees';
import { measureRanking, type RankingFigures } from '../learning/measure-ranking';
import { createRandom } from '../learning/random';
import { fitWordModel } from './fit-word-model';
import { groupAlike } from './group-alike';
import { judgedLines } from './judged-lines';
import { loadRules, measureSet, type Row } from './measure-rows';

export interface TrainingInput {
  /** Documents whose blocks were judged one by one: to train on, and to calibrate and measure on. */
  readonly judged: string;
  readonly development: string;
  /** Documents in which only what was inserted is named: their long blocks are text. */
  readonly inserted: string;
  /** Reference texts of web pages: nothing in them is to be cut. */
  readonly clean: readonly string[];
  readonly date: string;
  readonly resources: string;
  readonly say: (line: string) => void;
}

const origin = {
  data:
    'Statistics of article bodies of the Fake News Challenge stage 1 training data, judged block by block; ' +
    'of articles of ramybaly/Article-Bias-Prediction; and of reference texts of scrapinghub/' +
    'article-extraction-benchmark, mozilla/readability and Murrough-Foley/web-content-extraction-benchmark ' +
    '(Murrough Foley); no text of theirs.',
  script: 'scripts/train-combine.mjs',
  licence:
    'Apache-2.0 (FNC-1, Article-Bias-Prediction, readability), MIT (article-extraction-benchmark), CC BY 4.0 (web-content-extraction-benchmark)',
};
const options = { cap: 0.99, agreement: 0.5 };
const claimWeight = 0.6;
const growth: GrowthOptions = {
  trees: 300,
  leaves: 8,
  rate: 0.03,
  leastRows: 10,
  ridge: 3,
  rowShare: 0.5,
  featureShare: 0.3,
  seed: 1,
};
const folds = 5;
/** The calibration may move by so much for the sake of the threshold, in log odds. */
const mostMoved = 0.3;
/** From so many characters on the blocks of the inserted set are judged. */
const longLength = 160;
/** Shares of the blocks of other sets that are learned from; they are many more than the judged ones. */
const longShare = 0.3;
const cleanShare = 0.02;
const subheadingShare = 0.15;
/** What sounds more like a leftover in a reference text most likely is one: it teaches nothing. */
const mostCleanClaim = 0;

/** Grows the trees, calibrates them on documents that were left out, and writes the model. */
export function train(input: TrainingInput): void {
  const rules = loadRules(input.resources);
  const [group, alike] = groupTexts(input);
  const gold = readGoldRows(input.judged);
  const lines = gold.map((document, index) => judgedLines(document, group[index]!));
  const words = fitWordModel(lines.filter((_, index) => !alike.has(group[index]!)).flat());
  const allWords = readWordModel(words);
  const foldWords = Array.from({ length: folds }, (_, fold) =>
    readWordModel(fitWordModel(lines.filter((_, index) => group[index]! % folds !== fold).flat())),
  );
  const measure = (path: string): Row[][] =>
    measureSet(readGoldRows(path), rules, options, () => allWords);
  const judged = measureSet(gold, rules, options, (index) => foldWords[group[index]! % folds]!);
  const development = measure(input.development).flat();
  const random = createRandom(3);
  const others = [
    ...input.clean
      .flatMap((path) => measureSet(readReferenceTexts(path), rules, options, () => allWords))
      .flat()
      .filter((row) => row.claim < mostCleanClaim && random() < cleanShareOf(row)),
    ...measure(input.inserted)
      .flat()
      .filter(({ cut, length }) => !cut && length >= longLength && random() < longShare),
  ];
  input.say(`${judged.flat().length} judged blocks, ${others.length} others`);
  const crossed = measureCrossed(judged, group, others);
  report(input, 'cross-validated', crossed);
  const used = judged.filter((_, index) => !alike.has(group[index]!)).flat();
  const trees = growTrees(stack([...used, ...others]), growth);
  const scores = scoreRows(trees, development);
  const left = rank(scores, development);
  report(input, 'development', left);
  const { slope, offset } = calibrate(scores, development);
  const model: CombineModelData = {
    origin: { ...origin, date: input.date },
    figures: { ...figures('crossValidated', crossed), ...figures('development', left) },
    ...options,
    claimWeight,
    slope: rounded(slope),
    offset: rounded(offset),
    trees,
    words,
  };
  writeFileSync(join(input.resources, 'models/combine.json'), `${JSON.stringify(model)}\n`);
}

/**
 * The curve from scores to probabilities, moved so that the threshold of best F1 becomes 0.5: it lies a
 * little lower where probabilities are exact.
 */
function calibrate(scores: Float64Array, rows: readonly Row[]): { slope: number; offset: number } {
  const labels = Uint8Array.from(rows, ({ cut }) => Number(cut));
  const { slope, offset } = fitLogistic(scores, labels);
  const best = slope * rank(scores, rows).threshold + offset;
  return { slope, offset: offset - Math.max(-mostMoved, Math.min(mostMoved, best)) };
}

/** The group of each judged document, and the groups that tell a story of the development set. */
function groupTexts({ judged, development }: TrainingInput): [number[], Set<number>] {
  const texts = [development, judged].map((path) =>
    readGoldRows(path).map(({ document }) => document.text),
  );
  const groups = groupAlike(texts.flat());
  const others = texts[0]!.length;
  return [groups.slice(others), new Set(groups.slice(0, others))];
}

/** Headings between paragraphs are what reference texts have most to teach of. */
function cleanShareOf({ values }: Row): number {
  return values[subheadingColumn] === 1 ? subheadingShare : cleanShare;
}

function stack(rows: readonly Row[]) {
  const columns = blockFeatureNames.length;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, index) => values.set(row.values, index * columns));
  return {
    names: blockFeatureNames,
    rows: rows.length,
    values,
    labels: Uint8Array.from(rows, ({ cut }) => Number(cut)),
    start: Float64Array.from(rows, ({ claim }) => claimWeight * claim),
  };
}

function scoreRows(data: BoostedTreesData, rows: readonly Row[]): Float64Array {
  const trees = readBoostedTrees(data, blockFeatureNames);
  return Float64Array.from(rows, ({ values, claim }) => {
    return claimWeight * claim + sumOfTrees(trees, values, 0);
  });
}

/** The ranking of each document's blocks by trees that saw no document of its group. */
function measureCrossed(
  judged: readonly (readonly Row[])[],
  group: readonly number[],
  others: readonly Row[],
): RankingFigures {
  const rows: Row[] = [];
  const scores: number[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const inFold = (index: number): boolean => group[index]! % folds === fold;
    const known = judged.filter((_, index) => !inFold(index)).flat();
    const left = judged.filter((_, index) => inFold(index)).flat();
    rows.push(...left);
    scores.push(...scoreRows(growTrees(stack([...known, ...others]), growth), left));
  }
  return rank(Float64Array.from(scores), rows);
}

function rank(scores: Float64Array, rows: readonly Row[]): RankingFigures {
  const ranked = rows.map(({ cut }, row) => ({ score: scores[row]!, inserted: cut }));
  return measureRanking(ranked, rows.filter(({ cut }) => cut).length);
}

function report({ say }: TrainingInput, what: string, { averagePrecision, f1 }: RankingFigures) {
  say(`${what}: average precision ${averagePrecision.toFixed(4)}, best F1 ${f1.toFixed(4)}`);
}

function figures(name: string, { averagePrecision, f1 }: RankingFigures): Record<string, number> {
  return { [`${name}AveragePrecision`]: rounded(averagePrecision), [`${name}F1`]: rounded(f1) };
}
