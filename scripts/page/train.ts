import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTextResources } from '../../electron/backend/load-resources';
import { measureRows, pageFeatureNames, readPage } from '../../shared/engine/page/page-features';
import { readPageModel, type PageModelData } from '../../shared/engine/page/page-model';
import type { HintWeights } from '../../shared/engine/page/weigh-hints';
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
  trees: 150,
  leaves: 31,
  rate: 0.1,
  leastRows: 80,
  ridge: 10,
  rowShare: 0.8,
  featureShare: 0.2,
  seed: 1,
};
const folds = 5;
const strictness = 1.25;
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

/**
 * Grows the trees, measures them on hosts left out, and writes the model. The hints of a page are always
 * weighed without the pages of its host; the trees that judge it here grew without its fold.
 */
export function train({ files, date, resources, say }: TrainingInput): void {
  const gold = files.flatMap(readPages);
  const pages = gold.flatMap((page) => {
    const labelled = labelPage(page);
    return labelled ? [{ ...labelled, shares: hintShares(labelled), fold: foldOf(labelled) }] : [];
  });
  say(`${pages.length} pages`);
  const hints = countHints(pages);
  const rows = pages.map((page) => labelRows(page, hints.of(page)));
  const models = Array.from({ length: folds }, (_, fold) => {
    say(`fold ${fold + 1} of ${folds}`);
    const trees = grow(rows.filter((_each, at) => pages[at]!.fold !== fold));
    return readPageModel({ hints: {}, trees, strictness });
  });
  const texts = cleanPages(pages, loadTextResources(resources), (page) => ({
    ...models[foldOf(page)]!,
    hints: hints.of(page),
  }));
  const figures = figuresOf(gold, texts, say);
  const data: PageModelData = {
    origin: { ...origin, date },
    figures,
    hints: hints.table(),
    trees: grow(rows),
    strictness,
  };
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

interface Hints {
  /** As if nothing were known of the host of the page. */
  of(page: LabelledPage): HintWeights;
  table(): Record<string, number>;
}

function countHints(pages: readonly Page[]): Hints {
  const counts = new HintCounts();
  const byHost = new Map<string, HintShares[]>();
  for (const page of pages) {
    counts.add(page.shares);
    const host = hostOf(page);
    byHost.set(host, [...(byHost.get(host) ?? []), page.shares]);
  }
  return {
    of: (page) => counts.without(byHost.get(hostOf(page))!),
    table: () => counts.table(),
  };
}

/** The labelled blocks of a page as rows of features. */
interface PageRows {
  readonly values: readonly Float64Array[];
  readonly labels: readonly number[];
  readonly weights: readonly number[];
}

function labelRows(page: Page, hints: HintWeights): PageRows {
  const { labels: own, tokens, document, markup, features } = page;
  const survey = readPage(document, markup, features, hints);
  const measures = measureRows(survey, 0, document.blocks.length);
  const share = pageWeight(page);
  const known = document.blocks.map(({ index }) => index).filter((index) => own[index]! >= 0);
  return {
    values: known.map((row) =>
      measures.values.slice(row * measures.columns, (row + 1) * measures.columns),
    ),
    labels: known.map((row) => (own[row]! >= 0.5 ? 1 : 0)),
    weights: known.map((row) => share * rowWeight(tokens[row]!)),
  };
}

function grow(pages: readonly PageRows[]): PageModelData['trees'] {
  const rows = pages.flatMap(({ values }) => values);
  const weights = pages.flatMap((page) => page.weights);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  const values = new Float64Array(rows.length * pageFeatureNames.length);
  rows.forEach((row, at) => values.set(row, at * pageFeatureNames.length));
  const training = {
    names: pageFeatureNames,
    rows: rows.length,
    values,
    labels: Uint8Array.from(pages.flatMap(({ labels }) => labels)),
    weights: Float64Array.from(weights, (weight) => weight / mean),
  };
  return growTrees(training, growth);
}

/** Longer blocks count no more than this, and a page less the more blocks it has. */
const mostTokens = 400;

function rowWeight(tokens: number): number {
  return Math.sqrt(Math.min(mostTokens, Math.max(1, tokens)));
}

function pageWeight({ page, labels, tokens }: Page): number {
  let sum = 0;
  tokens.forEach((count, row) => {
    if (labels[row]! >= 0) sum += rowWeight(count);
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
