import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTextResources } from '../../electron/backend/load-resources';
import { measurePage, pageFeatureNames } from '../../shared/engine/page/page-features';
import { readPageModel, type PageModelData } from '../../shared/engine/page/page-model';
import { growTrees, type GrowthOptions } from '../learning/grow-trees';
import { cleanPages } from './clean-pages';
import { HintCounts, hintShares, type HintShares } from './count-hints';
import { labelPage, type LabelledPage } from './label-page';
import { readPages, type GoldPage } from './read-pages';
import { scorePages } from './score-pages';

export interface TrainingInput {
  /** Files of gold pages. */
  readonly files: readonly string[];
  readonly date: string;
  /** Folder of the models and rules. */
  readonly resources: string;
  readonly say: (line: string) => void;
}

const origin = {
  data:
    'Statistics of the pages of scrapinghub/article-extraction-benchmark, Murrough-Foley/' +
    'web-content-extraction-benchmark (Murrough Foley), adbar/trafilatura, immortal-autumn/' +
    'Chinese-Web-Content-Extraction-Dataset and mozilla/readability; no text of theirs.',
  script: 'scripts/train-page.mjs',
  licence:
    'MIT (article-extraction-benchmark, Chinese-Web-Content-Extraction-Dataset), CC BY 4.0 ' +
    '(web-content-extraction-benchmark), Apache-2.0 (trafilatura, readability)',
};
const growth: GrowthOptions = {
  trees: 200,
  leaves: 16,
  rate: 0.07,
  leastRows: 40,
  ridge: 5,
  rowShare: 0.8,
  featureShare: 0.35,
  seed: 1,
};
const folds = 5;
const strictness = 1.12;
/**
 * Small sets and those whose pages say little count for more; the gold texts of one are the output of a
 * program.
 */
const setWeights: Readonly<Record<string, number>> = {
  aeb: 2,
  zh: 2,
  trafilatura: 1.5,
  readability: 0.3,
};

interface Page extends LabelledPage {
  readonly shares: HintShares;
  readonly fold: number;
}

/** Grows the trees, measures them on hosts left out, and writes the model. */
export function train({ files, date, resources, say }: TrainingInput): void {
  const gold = files.flatMap(readPages);
  const pages = gold.flatMap((page) => {
    const labelled = labelPage(page);
    return labelled ? [{ ...labelled, shares: hintShares(labelled), fold: foldOf(labelled) }] : [];
  });
  say(`${pages.length} pages`);
  const models = Array.from({ length: folds }, (_, fold) => {
    say(`fold ${fold + 1} of ${folds}`);
    return readPageModel(fit(pages.filter((page) => page.fold !== fold)));
  });
  const texts = cleanPages(pages, loadTextResources(resources), (page) => models[foldOf(page)]!);
  const figures = figuresOf(gold, texts, say);
  const data: PageModelData = { origin: { ...origin, date }, figures, ...fit(pages) };
  writeFileSync(join(resources, 'models', 'page.json'), `${JSON.stringify(data)}\n`);
}

function hostOf({ document }: LabelledPage): string {
  return document.site ?? document.id;
}

/** Pages of one host stay together. */
function foldOf(page: LabelledPage): number {
  let hash = 7;
  for (const character of hostOf(page)) {
    hash = (Math.imul(hash, 31) + character.codePointAt(0)!) >>> 0;
  }
  return (hash >>> 8) % folds;
}

function fit(pages: readonly Page[]): Pick<PageModelData, 'hints' | 'trees' | 'strictness'> {
  const counts = new HintCounts();
  const byHost = new Map<string, HintShares[]>();
  for (const page of pages) {
    counts.add(page.shares);
    const host = hostOf(page);
    byHost.set(host, [...(byHost.get(host) ?? []), page.shares]);
  }
  const rows: Float64Array[] = [];
  const labels: number[] = [];
  const weights: number[] = [];
  for (const page of pages) {
    const { labels: own, tokens, document, markup, features } = page;
    const measures = measurePage(
      document,
      markup,
      features,
      counts.without(byHost.get(hostOf(page))!),
    );
    const share = rowWeights(page);
    for (let row = 0; row < measures.rows; row++) {
      if (own[row]! < 0) continue;
      rows.push(measures.values.slice(row * measures.columns, (row + 1) * measures.columns));
      labels.push(own[row]! >= 0.5 ? 1 : 0);
      weights.push(share * Math.sqrt(Math.min(mostTokens, Math.max(1, tokens[row]!))));
    }
  }
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  const columns = pageFeatureNames.length;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, at) => values.set(row, at * columns));
  const training = {
    names: pageFeatureNames,
    rows: rows.length,
    values,
    labels: Uint8Array.from(labels),
    weights: Float64Array.from(weights, (weight) => weight / mean),
  };
  return { hints: counts.table(), trees: growTrees(training, growth), strictness };
}

/** Longer blocks count no more than this, and a page less the more blocks it has. */
const mostTokens = 400;

function rowWeights({ page, labels, tokens }: Page): number {
  let sum = 0;
  tokens.forEach((count, row) => {
    if (labels[row]! >= 0) sum += Math.sqrt(Math.min(mostTokens, Math.max(1, count)));
  });
  return (setWeights[page.set] ?? 1) / Math.sqrt(sum || 1);
}

function figuresOf(
  pages: readonly GoldPage[],
  texts: ReadonlyMap<string, string>,
  say: (line: string) => void,
): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const set of new Set(pages.map((page) => page.set))) {
    const measured = scorePages(
      pages.filter((page) => page.set === set),
      texts,
    );
    say(`${set} ${JSON.stringify(measured)}`);
    figures[`${set} f1`] = round(measured.f1);
    figures[`${set} word f1`] = round(measured.wordF1);
    if (measured.strings !== undefined) figures[`${set} strings f1`] = round(measured.strings);
  }
  return figures;
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
