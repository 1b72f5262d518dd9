import type { Document } from '../../model/document';
import type { PageMarkup } from '../../model/page-markup';
import type { BlockFeatures } from '../features';
import { nameKinds, type ElementKind } from './element-kind';

/** A character of a script without blanks says about as much as so many letters. */
const ideographSize = 3;
/** From this size on a block with few links is taken for running text. */
export const longSize = 80;

/** Sizes of the blocks of a page. */
export interface BlockSizes {
  /** Characters without white space; ideographs count for more. */
  readonly size: Float64Array;
  /** Share of the characters that stand in links, and in bold or italic type. */
  readonly linked: Float64Array;
  readonly emphasised: Float64Array;
  readonly commas: Float64Array;
  readonly ideographs: number;
}

/** The elements of a page with what stands in them, as parallel columns. */
export interface PageTree {
  readonly markup: PageMarkup;
  readonly count: number;
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  /** Sums over all blocks inside. */
  readonly size: Float64Array;
  readonly linkedSize: Float64Array;
  /** Size of the blocks that are running text. */
  readonly longSize: Float64Array;
  readonly commas: Float64Array;
  readonly blocks: Float64Array;
  readonly firstBlock: Int32Array;
  readonly lastBlock: Int32Array;
  /** Children of the same element that are of the same kind, itself included. */
  readonly alike: Float64Array;
  /** What kind each element is of, and all kinds. */
  readonly kind: Int32Array;
  readonly kinds: readonly ElementKind[];
  /** Groups of hint words that the elements around it speak of. */
  readonly maskAbove: Int32Array;
}

export function measureSizes(features: readonly BlockFeatures[], markup: PageMarkup): BlockSizes {
  const count = features.length;
  const size = new Float64Array(count);
  const linked = new Float64Array(count);
  const emphasised = new Float64Array(count);
  const commas = new Float64Array(count);
  let ideographs = 0;
  for (let index = 0; index < count; index++) {
    const { text } = features[index]!;
    let ink = 0;
    let wide = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code <= 32 || code === 160) continue;
      ink++;
      if (code === 44 || code === 0xff0c || code === 0x3001 || code === 0x060c) commas[index]!++;
      if (code >= 0x3040 && code <= 0x9fff) wide++;
    }
    const note = markup.blocks[index]!;
    size[index] = ink + wide * (ideographSize - 1);
    linked[index] = ink === 0 ? 0 : Math.min(1, note.linked / ink);
    emphasised[index] = ink === 0 ? 0 : Math.min(1, note.emphasised / ink);
    ideographs += wide;
  }
  return { size, linked, emphasised, commas, ideographs };
}

export function buildTree(document: Document, markup: PageMarkup, sizes: BlockSizes): PageTree {
  const { elements } = markup;
  const count = elements.length;
  const tree = emptyTree(markup);
  const { kind, kinds } = tree;
  for (let at = 0; at < count; at++) {
    const parent = elements[at]!.parent;
    tree.parent[at] = parent;
    if (parent < 0) continue;
    tree.depth[at] = tree.depth[parent]! + 1;
    tree.maskAbove[at] = tree.maskAbove[parent]! | kinds[kind[parent]!]!.mask;
  }
  countAlike(tree);
  addBlocks(document, tree, sizes);
  return tree;
}

function countAlike({ parent, kind, kinds, alike }: PageTree): void {
  const keys = Float64Array.from(kind, (own, at) => parent[at]! * kinds.length + own);
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let at = 0; at < keys.length; at++) alike[at] = counts.get(keys[at]!)!;
}

function emptyTree(markup: PageMarkup): PageTree {
  const count = markup.elements.length;
  return {
    markup,
    count,
    parent: new Int32Array(count),
    depth: new Int32Array(count),
    size: new Float64Array(count),
    linkedSize: new Float64Array(count),
    longSize: new Float64Array(count),
    commas: new Float64Array(count),
    blocks: new Float64Array(count),
    firstBlock: new Int32Array(count).fill(-1),
    lastBlock: new Int32Array(count).fill(-1),
    alike: new Float64Array(count),
    ...nameKinds(markup.elements),
    maskAbove: new Int32Array(count),
  };
}

function addBlocks(document: Document, tree: PageTree, sizes: BlockSizes): void {
  document.blocks.forEach(({ index }) => {
    const at = tree.markup.blocks[index]!.element;
    if (at < 0) return;
    const size = sizes.size[index]!;
    tree.size[at]! += size;
    tree.linkedSize[at]! += size * sizes.linked[index]!;
    if (size >= longSize && sizes.linked[index]! < 0.3) tree.longSize[at]! += size;
    tree.commas[at]! += sizes.commas[index]!;
    tree.blocks[at]!++;
    if (tree.firstBlock[at] === -1) tree.firstBlock[at] = index;
    tree.lastBlock[at] = index;
  });
  // Children stand behind their parents.
  for (let at = tree.count - 1; at > 0; at--) {
    const parent = tree.parent[at]!;
    if (parent < 0) continue;
    tree.size[parent]! += tree.size[at]!;
    tree.linkedSize[parent]! += tree.linkedSize[at]!;
    tree.longSize[parent]! += tree.longSize[at]!;
    tree.commas[parent]! += tree.commas[at]!;
    tree.blocks[parent]! += tree.blocks[at]!;
    const first = tree.firstBlock[at]!;
    if (tree.firstBlock[parent] === -1 || first < tree.firstBlock[parent]!) {
      tree.firstBlock[parent] = first;
    }
    tree.lastBlock[parent] = Math.max(tree.lastBlock[parent]!, tree.lastBlock[at]!);
  }
}
