import type { Row } from './columns';
import { ownMeasures } from './containers';
import { groupBit, hintGroups } from './hint-words';
import type { PageTree } from './page-tree';
import type { Survey } from './survey-page';

export const containerMeasures = [...ownMeasures, 'From', 'To', 'Depth'];
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
  const { list, branch, small, large } = page.containers;
  const own = page.tree.markup.blocks[index]!.element;
  putContainer(row, page, own, index);
  putContainer(row, page, own < 0 ? -1 : page.tree.parent[own]!, index);
  putContainer(row, page, own < 0 ? -1 : list[own]!, index);
  putContainer(row, page, own < 0 ? -1 : branch[own]!, index);
  putContainer(row, page, own < 0 ? -1 : small[own]!, index);
  putContainer(row, page, own < 0 ? -1 : large[own]!, index);
}

function putContainer(row: Row, { tree, containers }: Survey, at: number, index: number): void {
  if (at < 0) {
    for (let left = containerMeasures.length; left > 0; left--) row.push(-1);
    return;
  }
  const from = at * ownMeasures.length;
  for (let next = from; next < from + ownMeasures.length; next++) {
    row.push(containers.measures[next]!);
  }
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
  const near = innerMask | maskOf(tree, element) | maskOf(tree, parent);
  const around = element < 0 ? 0 : tree.maskAbove[element]! | maskOf(tree, element);
  for (const bit of groupBits) {
    row.flag((near & bit) !== 0);
    row.flag((around & bit) !== 0);
  }
}

function maskOf({ kind, kinds }: PageTree, element: number): number {
  return element < 0 ? 0 : kinds[kind[element]!]!.mask;
}

export function putKin(row: Row, { kin, total }: Survey, index: number): void {
  const { blocks, size, linked } = kin[index]!;
  row.push(Math.log1p(blocks));
  row.push(Math.log1p(size / blocks));
  row.push(linked / (size + 1));
  row.push(size / (total + 1));
}
