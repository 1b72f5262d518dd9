import type { PageTree } from './page-tree';
import { groupBit } from './hint-words';

const good = groupBit('content');
const bad =
  groupBit('comment') |
  groupBit('related') |
  groupBit('footer') |
  groupBit('navigation') |
  groupBit('aside') |
  groupBit('advert') |
  groupBit('notice');

/**
 * The element that most of the running text stands close together in, found as Readability does: long
 * blocks give their points to the elements around them, fewer the further out; links take them away.
 */
export function findCandidate(tree: PageTree, points: Float64Array): number {
  let best = -1;
  let most = 0;
  for (let at = 0; at < tree.count; at++) {
    const { tag, mask } = tree.kinds[tree.kind[at]!]!;
    if (tag === 'html' || tag === 'body') continue;
    const size = tree.size[at]!;
    const density = size === 0 ? 1 : tree.linkedSize[at]! / size;
    let score = points[at]! * (1 - density);
    if (mask & good || tag === 'article' || tag === 'main') score *= 1.25;
    if (mask & bad || tag === 'aside' || tag === 'footer' || tag === 'nav') score *= 0.5;
    if (score > most) {
      most = score;
      best = at;
    }
  }
  return best;
}

/** Points of all elements; see `findCandidate`. */
export function givePoints(
  tree: PageTree,
  size: Float64Array,
  linked: Float64Array,
  commas: Float64Array,
): Float64Array {
  const points = new Float64Array(tree.count);
  tree.markup.blocks.forEach(({ element }, index) => {
    if (element < 0 || size[index]! < 25 || linked[index]! > 0.5) return;
    const own = 1 + commas[index]! + Math.min(3, Math.floor(size[index]! / 100));
    let share = 1;
    for (let at = element, step = 0; at >= 0 && step < 5; at = tree.parent[at]!, step++) {
      points[at]! += own * share;
      share = step === 0 ? 1 : step === 1 ? 0.5 : 1 / (step * 3);
    }
  });
  return points;
}
