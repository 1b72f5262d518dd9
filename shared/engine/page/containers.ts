import type { PageTree } from './page-tree';

/** Elements around a text that say what it belongs to; for each element those around a text in it, or -1. */
export interface Containers {
  /** The innermost that holds several blocks. */
  readonly list: Int32Array;
  /** The outermost that holds less than a third of the page. */
  readonly branch: Int32Array;
  /** The innermost that holds so much text. */
  readonly small: Int32Array;
  readonly large: Int32Array;
  /** `ownMeasures` numbers for each element. */
  readonly measures: Float64Array;
}

/** What is measured of a container whichever block in it is looked at. */
export const ownMeasures = [
  'Size',
  'Linked',
  'Long',
  'BlockSize',
  'Blocks',
  'Commas',
  'Weight',
  'Alike',
];

const leastBlocks = 3;
const leastSmall = 250;
const leastLarge = 1000;

export function findContainers(tree: PageTree, total: number, weight: Float64Array): Containers {
  const { count, parent, size, blocks } = tree;
  const list = new Int32Array(count);
  const branch = new Int32Array(count);
  const small = new Int32Array(count);
  const large = new Int32Array(count);
  // Parents stand before their children.
  for (let at = 0; at < count; at++) {
    const outer = parent[at]!;
    const isRoot = outer < 0;
    list[at] = blocks[at]! >= leastBlocks ? at : isRoot ? -1 : list[outer]!;
    small[at] = size[at]! >= leastSmall ? at : isRoot ? -1 : small[outer]!;
    large[at] = size[at]! >= leastLarge ? at : isRoot ? -1 : large[outer]!;
    branch[at] = isRoot || size[outer]! >= total / 3 ? at : branch[outer]!;
  }
  return { list, branch, small, large, measures: measureContainers(tree, total, weight) };
}

function measureContainers(tree: PageTree, total: number, weight: Float64Array): Float64Array {
  const measures = new Float64Array(tree.count * ownMeasures.length);
  let next = 0;
  for (let at = 0; at < tree.count; at++) {
    const size = tree.size[at]!;
    const blocks = tree.blocks[at]!;
    measures[next++] = size / (total + 1);
    measures[next++] = tree.linkedSize[at]! / (size + 1);
    measures[next++] = tree.longSize[at]! / (size + 1);
    measures[next++] = Math.log1p(size / blocks);
    measures[next++] = Math.log1p(blocks);
    measures[next++] = (100 * tree.commas[at]!) / (size + 1);
    measures[next++] = weight[at]!;
    measures[next++] = Math.log1p(tree.alike[at]!);
  }
  return measures;
}
