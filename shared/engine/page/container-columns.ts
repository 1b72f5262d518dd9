import type { Row } from './columns';
import { groupBit, hintGroups } from './hint-words';
import type { Survey } from './survey-page';

export const containerMeasures = [
  'Size',
  'Linked',
  'Long',
  'BlockSize',
  'Blocks',
  'Commas',
  'Weight',
  'Alike',
  'From',
  'To',
  'Depth',
];
export const containers = ['own', 'outer', 'list', 'branch', 'small', 'large'];
export const candidateNames = [
  'inCandidate',
  'candidateSteps',
  'candidateShare',
  'candidateLong',
  'beside',
];
export const hintNames = ['nearWeight', 'sumWeight', 'leastWeight', 'mostWeight', 'innerWeight'];
export const kinNames = ['kin', 'kinSize', 'kinLinked', 'kinShare'];

const groupBits = hintGroups.map(groupBit);

export function putContainers(row: Row, page: Survey, index: number): void {
  const { tree, total } = page;
  const own = tree.markup.blocks[index]!.element;
  const outer = own < 0 ? -1 : tree.parent[own]!;
  let list = own;
  while (list >= 0 && tree.blocks[list]! < 3) list = tree.parent[list]!;
  let small = own;
  while (small >= 0 && tree.size[small]! < 250) small = tree.parent[small]!;
  let large = small;
  while (large >= 0 && tree.size[large]! < 1000) large = tree.parent[large]!;
  // The branch: the outermost element around the block that holds less than a third of the page.
  let branch = own;
  while (branch >= 0 && tree.parent[branch]! >= 0 && tree.size[tree.parent[branch]!]! < total / 3) {
    branch = tree.parent[branch]!;
  }
  for (const at of [own, outer, list, branch, small, large]) putContainer(row, page, at, index);
}

function putContainer(row: Row, page: Survey, at: number, index: number): void {
  const { tree, total } = page;
  if (at < 0) {
    for (let left = containerMeasures.length; left > 0; left--) row.push(-1);
    return;
  }
  const size = tree.size[at]!;
  row.push(size / (total + 1));
  row.push(tree.linkedSize[at]! / (size + 1));
  row.push(tree.longSize[at]! / (size + 1));
  row.push(Math.log1p(size / tree.blocks[at]!));
  row.push(Math.log1p(tree.blocks[at]!));
  row.push((100 * tree.commas[at]!) / (size + 1));
  row.push(page.elementWeight[at]!);
  row.push(Math.log1p(tree.alike[at]!));
  row.push(index - tree.firstBlock[at]!);
  row.push(tree.lastBlock[at]! - index);
  row.push(tree.depth[at]!);
}

export function putCandidate(row: Row, { tree, candidate, total }: Survey, index: number): void {
  const own = tree.markup.blocks[index]!.element;
  if (own < 0 || candidate < 0) {
    for (let left = candidateNames.length; left > 0; left--) row.push(-1);
    return;
  }
  let steps = 0;
  let inside = false;
  for (let at = own; at >= 0; at = tree.parent[at]!) {
    if (at === candidate) {
      inside = true;
      break;
    }
    steps++;
  }
  // Outside: how far up the first element is that holds both.
  let up = 0;
  if (!inside) {
    for (let at = tree.parent[candidate]!; at >= 0; at = tree.parent[at]!) {
      up++;
      const isIn = tree.firstBlock[at]! <= index && index <= tree.lastBlock[at]!;
      if (isIn) break;
    }
  }
  row.flag(inside);
  row.push(inside ? steps : -up);
  row.push(tree.size[candidate]! / (total + 1));
  row.push(tree.longSize[candidate]! / (tree.size[candidate]! + 1));
  row.push(
    index < tree.firstBlock[candidate]!
      ? Math.max(-20, index - tree.firstBlock[candidate]!)
      : index > tree.lastBlock[candidate]!
        ? Math.min(20, index - tree.lastBlock[candidate]!)
        : 0,
  );
}

export function putHints(row: Row, page: Survey, index: number): void {
  const { tree } = page;
  const { element, inner } = tree.markup.blocks[index]!;
  const { mask: innerMask, weight: innerWeight } = page.inner.get(inner)!;
  if (element < 0) for (let left = 4; left > 0; left--) row.push(0);
  else {
    row.push(page.elementWeight[element]!);
    row.push(page.weightSum[element]!);
    row.push(page.weightLeast[element]!);
    row.push(page.weightMost[element]!);
  }
  row.push(innerWeight);
  const parent = element < 0 ? -1 : tree.parent[element]!;
  const near =
    innerMask | (element < 0 ? 0 : tree.mask[element]! | (parent < 0 ? 0 : tree.mask[parent]!));
  const around = element < 0 ? 0 : tree.maskAbove[element]! | tree.mask[element]!;
  for (const bit of groupBits) {
    row.flag((near & bit) !== 0);
    row.flag((around & bit) !== 0);
  }
}

export function putKin(row: Row, { kin, total }: Survey, index: number): void {
  const { blocks, size, linked } = kin[index]!;
  row.push(Math.log1p(blocks));
  row.push(Math.log1p(size / blocks));
  row.push(linked / (size + 1));
  row.push(size / (total + 1));
}
