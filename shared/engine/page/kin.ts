import type { BlockFeatures } from '../features';
import type { BlockSizes, PageTree } from './page-tree';

/** Blocks that stand in the same kind of place. */
export interface Kin {
  blocks: number;
  size: number;
  linked: number;
}

/** Blocks that stand in the same kind of place: same kind of the two innermost elements, same name of the third. */
export function findKin(
  blocks: readonly BlockFeatures[],
  { size, linked }: BlockSizes,
  tree: PageTree,
) {
  const { markup } = tree;
  const nowhere = { blocks: 0, size: 0, linked: 0 };
  const places = kinPlaces(tree);
  return blocks.map(({ index }): Kin => {
    const { element } = markup.blocks[index]!;
    const kin = element < 0 ? nowhere : places[element]!;
    kin.blocks++;
    kin.size += size[index]!;
    kin.linked += size[index]! * linked[index]!;
    return kin;
  });
}

/** For each element its kind of place, still empty. */
function kinPlaces({ count, parent, kind, kinds }: PageTree): Kin[] {
  const tags = new Map<string, number>();
  const tagOf = kinds.map(({ tag }) => numberOf(tags, tag));
  const byKey = new Map<number, Kin>();
  return Array.from({ length: count }, (_, at) => {
    const outer = parent[at]!;
    const third = outer < 0 ? -1 : parent[outer]!;
    const outerKind = outer < 0 ? 0 : kind[outer]! + 1;
    const thirdTag = third < 0 ? 0 : tagOf[kind[third]!]! + 1;
    const key = (kind[at]! * (kinds.length + 1) + outerKind) * (tags.size + 1) + thirdTag;
    let kin = byKey.get(key);
    if (!kin) byKey.set(key, (kin = { blocks: 0, size: 0, linked: 0 }));
    return kin;
  });
}

/** The number of a name: the first one is 0, the next other one 1. */
function numberOf(known: Map<string, number>, name: string): number {
  const before = known.get(name);
  if (before !== undefined) return before;
  known.set(name, known.size);
  return known.size - 1;
}
