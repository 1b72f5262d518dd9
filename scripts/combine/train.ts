import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blockFeatureNames, subheadingColumn } from '../../shared/engine/combine/block-table';
import type { CombineModelData } from '../../shared/engine/combine/combine-model';
import { readWordModel, type WordModel } from '../../shared/engine/combine/word-model';
import {
  readBoostedTrees,
  sumOfTreesByRow,
  type BoostedTrees,
  type BoostedTreesData,
} from '../../shared/engine/boosted-trees';
import { readGoldRows, readReferenceTexts, type GoldDocument } from '../gold/read-gold';
import { hashText } from '../../shared/engine/text-hash';
import { fitEarlyEnd } from '../learning/fit-early-end';
import { fitLogistic } from '../learning/fit-logistic';
import { rounded, type GrowthOptions, type TrainingRows } from '../learning/grow-trees';
import { measureRanking, type RankingFigures } from '../learning/measure-ranking';
import { createRandom } from '../learning/random';
import { fitWordModel } from './fit-word-model';
import { growForest } from '../learning/grow-forest';
import { groupAlike } from './group-alike';
import { judgedLines } from './judged-lines';
import { loadRules, measureSet, type MeasureOptions, type Row } from './measure-rows';

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
const claimWeight = 0.2;
const growth: GrowthOptions = {
  trees: 200,
  leaves: 8,
  rate: 0.04,
  leastRows: 10,
  ridge: 3,
  rowShare: 0.5,
  featureShare: 0.3,
  seed: 1,
};
const folds = 5;
/** The calibration may move by so much for the sake of the threshold, in log odds. */
const mostMoved = 0.3;
/** Below this, in log odds, a block that a fifth of the trees have looked at is not looked at further. */
const hopeless = -2.5;
/** From so many characters on the blocks of the inserted set are judged. */
const longLength = 160;
/** Except copies: a paragraph that stands twice is one too many, whatever the set asks for. */
const copyColumn = blockFeatureNames.indexOf('copied-block');
const knownCopy = 0.8;
/** Shares of the blocks of other sets that are learned from; they are many more than the judged ones. */
const longShare = 0.4;
const cleanShare = 0.02;
const subheadingShare = 0.25;
/** The trees are the mean of so many sums of trees. */
const members = 4;
/**
 * Rules were written with the judged documents at hand and know fewer of the leftovers of others: 41 of 100
 * in the development set, 53 here. So each is taken for unknown in one document of five, others for each member.
 */
const hiddenShare = 0.2;
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
  const measure = (set: readonly GoldDocument[]): Row[][] =>
    measureSet(set, rules, { ...options, wordsOf: () => allWords });
  const measureJudged = (hides?: MeasureOptions['hides']): Row[][] => {
    const wordsOf = (index: number): WordModel => foldWords[group[index]! % folds]!;
    return measureSet(gold, rules, { ...options, wordsOf, ...(hides ? { hides } : {}) });
  };
  const judged = measureJudged();
  const development = measure(readGoldRows(input.development)).flat();
  const texts = {
    clean: input.clean.flatMap((path) => measure(readReferenceTexts(path))).flat(),
    inserted: measure(readGoldRows(input.inserted)).flat(),
  };
  const lessons = Array.from({ length: members }, (_, member): Lesson => {
    return { judged: measureJudged(hideRules(member)), others: chooseOthers(texts, member) };
  });
  const others = lessons.map((lesson) => lesson.others.length).join(', ');
  input.say(`${judged.flat().length} judged blocks; others: ${others}`);
  const crossed = measureCrossed(judged, lessons, group);
  report(input, 'cross-validated', crossed);
  const grown = grow(lessons, (index) => !alike.has(group[index]!));
  const early = fitEarlyEnd(grown, blockFeatureNames, hopeless, (trees) =>
    sumRows(trees, development),
  );
  const trees = { ...grown, early };
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

/** What one member of the forest learns from. */
interface Lesson {
  /** The rows of each judged document. */
  readonly judged: readonly (readonly Row[])[];
  /** Blocks of other sets, all of which are text. */
  readonly others: readonly Row[];
}

/** Grows the forest from the judged documents that may be used. */
function grow(lessons: readonly Lesson[], mayUse: (index: number) => boolean): BoostedTreesData {
  const rows = lessons.map(({ judged, others }) => {
    return stack([...judged.filter((_, index) => mayUse(index)).flat(), ...others]);
  });
  return growForest(rows, growth);
}

/** A sample of the blocks that are text for certain, another one for each member. */
function chooseOthers(
  { clean, inserted }: { readonly clean: readonly Row[]; readonly inserted: readonly Row[] },
  member: number,
): Row[] {
  const random = createRandom(member);
  return [
    ...clean.filter((row) => row.claim < mostCleanClaim && random() < cleanShareOf(row)),
    ...inserted.filter(({ cut, length, values }) => {
      const isText = !cut && length >= longLength && values[copyColumn]! < knownCopy;
      return isText && random() < longShare;
    }),
  ];
}

/** Whether a rule is taken for unknown in a document: chance decides, the same in each training. */
function hideRules(member: number): (document: string, rule: string) => boolean {
  return (document, rule) =>
    createRandom(hashText(`${member} ${document} ${rule}`))() < hiddenShare;
}

/**
 * The curve from scores to probabilities, moved so that the threshold of the best F1 on the development set
 * becomes 0.5. No further than that set can tell: a threshold of a few hundred blocks is a matter of chance.
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

function stack(rows: readonly Row[]): TrainingRows {
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
  return sumRows(readBoostedTrees(data, blockFeatureNames), rows);
}

function sumRows(trees: BoostedTrees, rows: readonly Row[]): Float64Array {
  const { values, start } = stack(rows);
  const table = { rows: rows.length, columns: blockFeatureNames.length, values };
  return sumOfTreesByRow(trees, table, 0, start);
}

/** The ranking of each document's blocks by trees that saw no document of its group. */
function measureCrossed(
  judged: readonly (readonly Row[])[],
  lessons: readonly Lesson[],
  group: readonly number[],
): RankingFigures {
  const rows: Row[] = [];
  const scores: number[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const inFold = (index: number): boolean => group[index]! % folds === fold;
    const left = judged.filter((_, index) => inFold(index)).flat();
    rows.push(...left);
    scores.push(
      ...scoreRows(
        grow(lessons, (index) => !inFold(index)),
        left,
      ),
    );
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
