import { DisjointSets } from './disjoint-sets';
import { hashRun } from './run-hash';
import { likeness, type Sketch } from './sketch';

/** From this likeness on documents are near-duplicates. */
export const leastLikeness = 0.7;
/**
 * Documents are compared that agree in all values of a band: of two with a likeness of 0.7 such a band is
 * missing once in 80 times, of two with 0.8 never.
 */
const bands = 16;
const bandLength = 4;
/** Of the documents that agree in a band each is compared with so many before it. */
const reach = 4;

/**
 * For each sketch the number of its group, the lowest index of a member: near-duplicates are in one
 * group, directly or through others. One pass for each band, each linear but for the sorting; the groups
 * do not depend on the order of the sketches, except where many agree in all bands.
 */
export function* groupSketches(sketches: readonly Sketch[]): Generator<void, Uint32Array> {
  const groups = new DisjointSets(sketches.length);
  for (let band = 0; band < bands; band++) {
    const from = band * bandLength;
    const keys = Float64Array.from(sketches, (each) => hashRun(each, from, from + bandLength));
    const order = Uint32Array.from(sketches, (_, index) => index).sort(
      (a, b) => keys[a]! - keys[b]! || a - b,
    );
    for (let at = 1; at < order.length; at++) {
      const index = order[at]!;
      for (let back = 1; back <= reach && back <= at; back++) {
        const other = order[at - back]!;
        if (keys[other] !== keys[index]) break;
        if (groups.find(other) === groups.find(index)) continue;
        if (likeness(sketches[other]!, sketches[index]!) < leastLikeness) continue;
        groups.unite(other, index);
      }
    }
    yield;
  }
  return groups.names();
}
