import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { combineModelSchema, type CombineModel } from '../../shared/engine/combine-model';
import { detect } from '../../shared/engine/detect';
import { detectors } from '../../shared/engine/detectors/index';
import { measureDocument } from '../../shared/engine/features';
import { emptyFold, finishStats } from '../../shared/engine/fold-stats';
import { formFeatureNames, measureForms } from '../../shared/engine/form/form-features';
import { measureWording, sureWording } from '../../shared/engine/form/wording';
import { readBoostedTrees, sumOfTrees } from '../../shared/engine/off-topic/boosted-trees';
import type { EngineResources } from '../../shared/engine/resources';
import { indexRules } from '../../shared/engine/rule-index';
import { rulePackSchema } from '../../shared/engine/rule-pack';
import { fitLogistic } from '../off-topic/fit-logistic';
import { growTrees, rounded, type GrowthOptions, type TrainingRows } from '../off-topic/grow-trees';
import { measureRanking } from '../off-topic/measure-ranking';
import { createRandom } from '../off-topic/random';
import { readClean, readJudged, type JudgedDocument } from './read-texts';

export interface TrainingInput {
  readonly judged: string;
  readonly clean: readonly string[];
  readonly date: string;
  readonly resources: string;
  readonly say: (line: string) => void;
}

const origin = {
  data:
    'Statistics of article bodies of the Fake News Challenge stage 1 training data, judged block by block, ' +
    'and of reference texts of scrapinghub/article-extraction-benchmark, mozilla/readability and ' +
    'Murrough-Foley/web-content-extraction-benchmark (Murrough Foley); no text of theirs.',
  script: 'scripts/train-form.mjs',
  licence:
    'Apache-2.0 (FNC-1, readability), MIT (article-extraction-benchmark), CC BY 4.0 (web-content-extraction-benchmark)',
};
const growth: GrowthOptions = {
  trees: 300,
  leaves: 5,
  rate: 0.03,
  leastRows: 30,
  ridge: 3,
  rowShare: 0.5,
  featureShare: 0.3,
  seed: 1,
};
const folds = 5;
/** Share of the clean blocks that are learned from; they are many more than the judged ones. */
const cleanShare = 0.15;

/** One block: its features, whether it is to be cut, and whether its wording leaves that open. */
interface Row {
  readonly values: Float64Array;
  readonly cut: boolean;
  readonly open: boolean;
}

/** Grows the trees, calibrates them on documents left out, and writes the model. */
export function train(input: TrainingInput): void {
  const resources = loadWording(input.resources);
  const judged = readJudged(input.judged).map((each) => measure(each, resources));
  const clean = input.clean.flatMap(readClean).map((each) => measure(each, resources));
  const random = createRandom(3);
  // What sounds like a leftover in a reference text most likely is one: it teaches nothing.
  const cleanRows = clean.flat().filter(({ open }) => open && random() < cleanShare);
  input.say(`${judged.flat().length} judged blocks, ${cleanRows.length} clean ones`);
  const left = leaveOut(judged, cleanRows);
  const { slope, offset } = fitLogistic(left.scores, left.labels);
  const ranked = Array.from(left.scores, (score, row) => ({
    score,
    inserted: left.labels[row] === 1,
  }));
  const total = left.labels.reduce((sum, label) => sum + label, 0);
  const { averagePrecision, precision, recall } = measureRanking(ranked, total);
  input.say(`left out: average precision ${averagePrecision.toFixed(3)}`);
  const model = {
    origin: { ...origin, date: input.date },
    figures: {
      averagePrecision: rounded(averagePrecision),
      precision: rounded(precision),
      recall: rounded(recall),
    },
    slope: rounded(slope),
    offset: rounded(offset),
    trees: growTrees(stack([...judged.flat(), ...cleanRows]), growth),
  };
  writeFileSync(join(input.resources, 'models/form.json'), `${JSON.stringify(model)}\n`);
}

type WordingResources = Pick<EngineResources, 'rules' | 'combine'>;

function loadWording(folder: string): WordingResources {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const packs = readdirSync(join(folder, 'rules'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => rulePackSchema.parse(read(`rules/${name}`)));
  const combine: CombineModel = combineModelSchema.parse(read('models/combine.json'));
  return { rules: indexRules(packs), combine };
}

/** The rows of the blocks that could be judged. */
function measure({ document, cut }: JudgedDocument, resources: WordingResources): Row[] {
  const features = measureDocument(document);
  const batch = finishStats(emptyFold());
  const used = detectors.filter(({ id }) => id !== 'off-topic');
  // The tables of topics are asked for by the detector of topics alone.
  const context = { features, batch, resources: resources as EngineResources };
  const hits = detect(document, used, context);
  const wording = measureWording(hits, features, resources.combine);
  const indices = document.blocks
    .map(({ index }) => index)
    .filter((index) => cut[index] !== undefined);
  const table = measureForms(features, wording, indices);
  const weak = formFeatureNames.indexOf('weakWording');
  return indices.map((index, row) => {
    const values = table.values.slice(row * table.columns, (row + 1) * table.columns);
    const open = wording[index]!.sureness < sureWording;
    // Lines that the wording gives away are learned from as well, but without what it says of them.
    if (!open) values[weak] = 0;
    return { values, cut: cut[index]!, open };
  });
}

function stack(rows: readonly Row[]): TrainingRows {
  const columns = formFeatureNames.length;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, index) => values.set(row.values, index * columns));
  const labels = Uint8Array.from(rows, ({ cut }) => Number(cut));
  return { names: formFeatureNames, rows: rows.length, values, labels };
}

/** Scores of the open blocks of each document by trees that were grown without it. */
function leaveOut(
  judged: readonly (readonly Row[])[],
  clean: readonly Row[],
): { scores: Float64Array; labels: Uint8Array } {
  const scores: number[] = [];
  const labels: number[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const others = judged.filter((_, index) => index % folds !== fold).flat();
    const trees = readBoostedTrees(
      growTrees(stack([...others, ...clean]), growth),
      formFeatureNames,
    );
    for (const row of judged.filter((_, index) => index % folds === fold).flat()) {
      if (!row.open) continue;
      scores.push(sumOfTrees(trees, row.values, 0));
      labels.push(Number(row.cut));
    }
  }
  return { scores: Float64Array.from(scores), labels: Uint8Array.from(labels) };
}
