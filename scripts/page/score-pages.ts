import type { GoldPage } from './read-pages';

/** What was measured on a set of pages; the figures of html benchmarks. */
export interface PageFigures {
  readonly pages: number;
  /** Pages of which nothing came out. */
  readonly empty: number;
  /** Of runs of four words: means over the pages, and F1 of the two means. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Mean over the pages of the F1 of single words; for each type of page where types are known. */
  readonly wordF1: number;
  readonly wordF1ByType: Readonly<Record<string, number>>;
  /** F1 over strings that have to be there and strings that must not. */
  readonly strings?: number;
}

interface PageScore {
  readonly type: string;
  readonly precision: number | undefined;
  readonly recall: number;
  readonly wordF1: number;
}

/** Scores the texts of pages, given by their ids, against what a person would keep. */
export function scorePages(
  pages: readonly GoldPage[],
  texts: ReadonlyMap<string, string>,
): PageFigures {
  const scores = pages.flatMap((page) => scorePage(page, texts.get(page.id) ?? ''));
  const found = scores.flatMap(({ precision }) => (precision === undefined ? [] : [precision]));
  const precision = mean(found);
  const recall = mean(scores.map((score) => score.recall));
  const types = [...new Set(scores.map(({ type }) => type))].filter((type) => type !== '').sort();
  const strings = scoreStrings(pages, texts);
  return {
    pages: pages.length,
    empty: scores.length - found.length,
    precision,
    recall,
    f1: f1(precision, recall),
    wordF1: mean(scores.map((score) => score.wordF1)),
    wordF1ByType: Object.fromEntries(
      types.map((type) => [
        type,
        mean(scores.filter((score) => score.type === type).map((score) => score.wordF1)),
      ]),
    ),
    ...(strings !== undefined && { strings }),
  };
}

function scorePage({ gold, pageType }: GoldPage, text: string): PageScore[] {
  if (gold === undefined) return [];
  const runs = overlap(runsOf(gold), runsOf(text));
  const words = overlap(bagOf(gold), bagOf(text));
  return [
    {
      type: pageType ?? '',
      precision: runs.precision,
      recall: runs.recall,
      wordF1: f1(words.precision ?? 0, words.recall),
    },
  ];
}

function scoreStrings(
  pages: readonly GoldPage[],
  texts: ReadonlyMap<string, string>,
): number | undefined {
  let right = 0;
  let wrong = 0;
  let any = false;
  for (const { id, wanted, unwanted } of pages) {
    const text = flatten(texts.get(id) ?? '');
    for (const string of wanted) {
      if (text.includes(flatten(string))) right++;
      else wrong++;
    }
    for (const string of unwanted) if (text.includes(flatten(string))) wrong++;
    any ||= wanted.length + unwanted.length > 0;
  }
  return any ? (2 * right) / (2 * right + wrong || 1) : undefined;
}

export function flatten(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** Words in lower case; characters of scripts without blanks count one each. */
export function bagOf(text: string): string[] {
  return wordsOf(text.toLowerCase()).flatMap((word) => (ideographs.test(word) ? [...word] : word));
}

function runsOf(text: string): string[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return Array.from({ length: Math.max(1, words.length - 3) }, (_, at) =>
    words.slice(at, at + 4).join(' '),
  );
}

function overlap(gold: readonly string[], found: readonly string[]) {
  const left = new Map<string, number>();
  for (const each of gold) left.set(each, (left.get(each) ?? 0) + 1);
  let both = 0;
  for (const each of found) {
    const count = left.get(each) ?? 0;
    if (count === 0) continue;
    both++;
    left.set(each, count - 1);
  }
  return {
    precision: found.length === 0 ? undefined : both / found.length,
    recall: gold.length === 0 ? 0 : both / gold.length,
  };
}

function f1(precision: number, recall: number): number {
  return precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
