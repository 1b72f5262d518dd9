import type { Document } from '../../model/document';
import type { BlockFeatures } from '../features';
import { findContainers, type Containers } from './containers';
import { findCandidate, givePoints } from './candidate';
import { longSize, type BlockSizes, type PageTree } from './page-tree';
import { findKin, type Kin } from './kin';
import { countShared, longestTitle, wordsOf } from './title-words';
import { readInner, weighHints, type HintWeights, type InnerHint } from './weigh-hints';

/** Columns that are the same for all blocks of a page. */
export const pageNames = [
  'pageSize',
  'pageBlocks',
  'pageLinked',
  'pageLong',
  'pageIdeographs',
  'pageArticle',
  'pageProduct',
  'pageForum',
  'pageListing',
  'pageHeadings',
  'pageArticles',
  'pageItems',
  'pageLong2',
];
/** What is known of a page as a whole before its blocks are measured. */
export interface Survey {
  readonly document: Document;
  readonly blocks: readonly BlockFeatures[];
  readonly sizes: BlockSizes;
  readonly tree: PageTree;
  readonly weights: HintWeights;
  /** Size of all blocks before each, and of the whole page. */
  readonly before: Float64Array;
  readonly total: number;
  readonly linkedBefore: Float64Array;
  readonly candidate: number;
  /** For each block the level of the heading that it stands in, 1 to 6; else 0. */
  readonly headings: Int8Array;
  readonly headline: number;
  readonly titleWords: ReadonlySet<string>;
  readonly headlineWords: ReadonlySet<string>;
  readonly containers: Containers;
  readonly elementWeight: Float64Array;
  readonly weightSum: Float64Array;
  readonly weightLeast: Float64Array;
  readonly weightMost: Float64Array;
  readonly tagsAround: Int32Array;
  readonly pageRow: readonly number[];
  readonly kin: readonly Kin[];
  readonly repeats: ReadonlyMap<string, number>;
  /** The words of each block that may be the headline or share words with it. */
  readonly words: readonly ReadonlySet<string>[];
  /** What the inline elements of a block speak of, by their names and hints. */
  readonly inner: ReadonlyMap<string, InnerHint>;
}

export function surveyPage(
  document: Document,
  blocks: readonly BlockFeatures[],
  sizes: BlockSizes,
  tree: PageTree,
  weights: HintWeights,
): Survey {
  const { markup } = tree;
  const before = new Float64Array(blocks.length + 1);
  const linkedBefore = new Float64Array(blocks.length + 1);
  for (let at = 0; at < blocks.length; at++) {
    before[at + 1] = before[at]! + sizes.size[at]!;
    linkedBefore[at + 1] = linkedBefore[at]! + sizes.size[at]! * sizes.linked[at]!;
  }
  const total = before[blocks.length]!;
  const points = givePoints(tree, sizes.size, sizes.linked, sizes.commas);
  const headlineWords = new Set(wordsOf(markup.facts.headline ?? ''));
  const titleWords = new Set(wordsOf(document.title ?? ''));
  const headings = readHeadings(tree);
  const hints = weighHints(tree, weights);
  const words = blocks.map(({ text }, index) => {
    if (text.length > longestTitle) return noWords;
    const own = wordsOf(text);
    const counts =
      isTitle(headings[index]!) ||
      own.some((word) => titleWords.has(word) || headlineWords.has(word));
    return counts ? new Set(own) : noWords;
  });
  const repeats = new Map<string, number>();
  for (const { text } of blocks) {
    if (text.length <= 200) repeats.set(text, (repeats.get(text) ?? 0) + 1);
  }
  return {
    document,
    blocks,
    sizes,
    tree,
    weights,
    before,
    total,
    linkedBefore,
    candidate: findCandidate(tree, points),
    headings,
    headline: findHeadline(words, headings, headlineWords.size > 0 ? headlineWords : titleWords),
    titleWords,
    headlineWords,
    ...hints,
    containers: findContainers(tree, total, hints.elementWeight),
    tagsAround: collectTags(tree),
    pageRow: describePage(blocks, sizes, tree, total),
    kin: findKin(blocks, sizes, tree),
    repeats,
    words,
    inner: readInner(tree, weights),
  };
}

/** The block that shows the page's headline: the heading most like its title, the first of equals. */
function findHeadline(
  blocks: readonly ReadonlySet<string>[],
  headings: Int8Array,
  words: ReadonlySet<string>,
): number {
  let best = -1;
  let most = 0;
  for (let index = 0; index < blocks.length; index++) {
    const own = blocks[index]!;
    const level = isTitle(headings[index]!) ? 4 - headings[index]! : 0;
    if ((level === 0 && words.size === 0) || own.size === 0) continue;
    const shared = countShared(own, words);
    const alike = words.size === 0 ? 0 : shared / words.size + shared / own.size;
    if (alike < 1 && level < 3) continue;
    const score = alike + 0.3 * level;
    if (score > most) {
      most = score;
      best = index;
    }
  }
  return best;
}

/** Headings of lower levels are hardly a page's title. */
function isTitle(level: number): boolean {
  return level > 0 && level <= 3;
}

function readHeadings({ markup, kind, kinds }: PageTree): Int8Array {
  return Int8Array.from(markup.blocks, ({ element }) =>
    element < 0 ? 0 : kinds[kind[element]!]!.heading,
  );
}

const noWords: ReadonlySet<string> = new Set();

/** Bit mask over `aroundTags` of each element and all around it. */
function collectTags({ count, parent, kind, kinds }: PageTree): Int32Array {
  const masks = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const outer = parent[at]!;
    masks[at] = kinds[kind[at]!]!.around | (outer < 0 ? 0 : masks[outer]!);
  }
  return masks;
}

function describePage(
  blocks: readonly BlockFeatures[],
  { size, linked, ideographs }: BlockSizes,
  { markup, kind, kinds }: PageTree,
  total: number,
): number[] {
  let linkedSize = 0;
  let long = 0;
  let long2 = 0;
  size.forEach((each, at) => {
    linkedSize += each * linked[at]!;
    if (each >= longSize && linked[at]! < 0.3) long += each;
    if (each >= 3 * longSize && linked[at]! < 0.3) long2 += each;
  });
  const [headings, articles, items] = [/^h[1-4]$/, /^article$/, /^li$/].map((tags) => {
    const isCounted = kinds.map(({ tag }) => tags.test(tag));
    return kind.reduce((sum, each) => sum + Number(isCounted[each]), 0);
  }) as [number, number, number];
  const types = markup.facts.types ?? '';
  return [
    Math.log1p(total),
    Math.log1p(blocks.length),
    linkedSize / (total + 1),
    long / (total + 1),
    ideographs / (total + 1),
    /article|blogposting|news/.test(types) ? 1 : 0,
    /product|offer/.test(types) ? 1 : 0,
    /forum|discussion|question|qapage/.test(types) ? 1 : 0,
    /collection|itemlist|searchresults/.test(types) ? 1 : 0,
    Math.log1p(headings),
    Math.log1p(articles),
    Math.log1p(items),
    long2 / (total + 1),
  ];
}
