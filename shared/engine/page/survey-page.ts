import type { Document } from '../../model/document';
import type { BlockFeatures } from '../features';
import { findCandidate, givePoints } from './candidate';
import { longSize, type BlockSizes, type PageTree } from './page-tree';
import { hintMask, hintTokens } from './hint-words';
import { longestTitle, mayShareWord, sharedWords, wordsOf } from './title-words';

/** How much text under elements with a word in their hints is main content, as log odds; 0 unknown. */
export interface HintWeights {
  of(token: string): number;
}

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
  readonly headline: number;
  readonly titleWords: ReadonlySet<string>;
  readonly headlineWords: ReadonlySet<string>;
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

export interface InnerHint {
  readonly mask: number;
  readonly weight: number;
}

export interface Kin {
  blocks: number;
  size: number;
  linked: number;
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
  const headlineWords = wordsOf(markup.facts.headline ?? '');
  const titleWords = wordsOf(document.title ?? '');
  const words = blocks.map(({ text }, index) =>
    text.length <= longestTitle &&
    (headingLevel(tree, index) > 0 ||
      mayShareWord(text, titleWords) ||
      mayShareWord(text, headlineWords))
      ? wordsOf(text)
      : noWords,
  );
  const hints = weighHints(tree, weights);
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
    headline: findHeadline(words, tree, headlineWords.size > 0 ? headlineWords : titleWords),
    titleWords,
    headlineWords,
    ...hints,
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
  tree: PageTree,
  words: ReadonlySet<string>,
): number {
  let best = -1;
  let most = 0;
  for (const [index, own] of blocks.entries()) {
    const level = headingLevel(tree, index);
    if ((level === 0 && words.size === 0) || own.size === 0) continue;
    const alike = words.size === 0 ? 0 : sharedWords(own, words) + sharedWords(words, own);
    if (alike < 1 && level < 3) continue;
    const score = alike + 0.3 * level;
    if (score > most) {
      most = score;
      best = index;
    }
  }
  return best;
}

/** 3 for a block in an `h1`, 1 for one in an `h3`, else 0. */
function headingLevel({ markup }: PageTree, index: number): number {
  const { element } = markup.blocks[index]!;
  const tag = element < 0 ? '' : markup.elements[element]!.tag;
  return /^h[1-3]$/.test(tag) ? 4 - Number(tag[1]) : 0;
}

const noWords: ReadonlySet<string> = new Set();

function readInner({ markup }: PageTree, weights: HintWeights): Map<string, InnerHint> {
  const hints = new Map<string, InnerHint>();
  for (const { inner } of markup.blocks) {
    if (hints.has(inner)) continue;
    const tokens = hintTokens(inner);
    let weight = 0;
    for (const token of tokens) weight += weights.of(token);
    hints.set(inner, { mask: hintMask(tokens), weight });
  }
  return hints;
}

function weighHints(tree: PageTree, weights: HintWeights) {
  const elementWeight = new Float64Array(tree.count);
  const weightSum = new Float64Array(tree.count);
  const weightLeast = new Float64Array(tree.count);
  const weightMost = new Float64Array(tree.count);
  for (let at = 0; at < tree.count; at++) {
    const tokens = tree.tokens[at]!;
    let sum = weights.of(`<${tree.markup.elements[at]!.tag}>`);
    let least = Math.min(0, sum);
    let most = Math.max(0, sum);
    let known = 1;
    for (const token of tokens) {
      const weight = weights.of(token);
      if (weight === 0) continue;
      sum += weight;
      known++;
      least = Math.min(least, weight);
      most = Math.max(most, weight);
    }
    const parent = tree.parent[at]!;
    elementWeight[at] = sum / Math.sqrt(known);
    weightSum[at] = elementWeight[at]! + (parent < 0 ? 0 : weightSum[parent]!);
    weightLeast[at] = Math.min(least, parent < 0 ? 0 : weightLeast[parent]!);
    weightMost[at] = Math.max(most, parent < 0 ? 0 : weightMost[parent]!);
  }
  return { elementWeight, weightSum, weightLeast, weightMost };
}

/** Elements that say of all that stands in them what it is. */
export const aroundTags: readonly (readonly string[])[] = [
  ['nav', 'menu'],
  ['header'],
  ['footer'],
  ['aside'],
  ['form', 'dialog'],
  ['article'],
  ['main'],
  ['ul', 'ol', 'dl'],
  ['table'],
  ['figure'],
  ['section'],
];

/** Bit mask over `aroundTags` of each element and all around it. */
function collectTags(tree: PageTree): Int32Array {
  const bits = new Map(aroundTags.flatMap((tags, at) => tags.map((tag) => [tag, 1 << at])));
  const masks = new Int32Array(tree.count);
  for (let at = 0; at < tree.count; at++) {
    const parent = tree.parent[at]!;
    masks[at] = (bits.get(tree.markup.elements[at]!.tag) ?? 0) | (parent < 0 ? 0 : masks[parent]!);
  }
  return masks;
}

function describePage(
  blocks: readonly BlockFeatures[],
  { size, linked, ideographs }: BlockSizes,
  { markup }: PageTree,
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
  const count = (tags: RegExp) => markup.elements.filter(({ tag }) => tags.test(tag)).length;
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
    Math.log1p(count(/^h[1-4]$/)),
    Math.log1p(count(/^article$/)),
    Math.log1p(count(/^li$/)),
    long2 / (total + 1),
  ];
}

/** Blocks that stand in the same kind of place: same names of the three innermost elements, same hint. */
function findKin(blocks: readonly BlockFeatures[], { size, linked }: BlockSizes, tree: PageTree) {
  const byKey = new Map<string, Kin>();
  return blocks.map(({ index }): Kin => {
    const key = kinKey(tree, index);
    const kin = byKey.get(key) ?? { blocks: 0, size: 0, linked: 0 };
    byKey.set(key, kin);
    kin.blocks++;
    kin.size += size[index]!;
    kin.linked += size[index]! * linked[index]!;
    return kin;
  });
}

/** Blocks with the same key stand in the same kind of place. */
function kinKey({ markup, parent }: PageTree, index: number): string {
  const at = markup.blocks[index]!.element;
  if (at < 0) return '';
  const { tag, hint } = markup.elements[at]!;
  const outer = parent[at]!;
  const outerElement = outer < 0 ? undefined : markup.elements[outer];
  const third = outer < 0 ? -1 : parent[outer]!;
  return `${tag} ${hint}|${outerElement?.tag} ${outerElement?.hint}|${third < 0 ? '' : markup.elements[third]!.tag}`;
}
