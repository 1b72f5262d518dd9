import { DisjointSets } from './disjoint-sets';
import { KeyChains } from './key-chains';
import { hashRun } from './run-hash';
import { areAlike, sketchLength } from './sketch';
import { SketchBytes } from './sketch-bytes';

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

/** Documents that are looked at in one go, which takes a millisecond or two. */
const lookedAtOnce = 5000;

/**
 * For each of the sketches, which stand one behind the other, the number of its group: the lowest index of a
 * member. Near-duplicates are in one group, directly or through others. One pass for each band, each linear,
 * with pauses; the groups do not depend on the order of the sketches, except where many agree in all bands.
 */
export function* groupSketches(values: Uint32Array): Generator<void, Uint32Array> {
  const count = values.length / sketchLength;
  const groups = new DisjointSets(count);
  const keys = new Float64Array(count);
  const chains = new KeyChains(keys);
  const bytes = new SketchBytes(values);
  for (let index = 0; index < count; index++) {
    bytes.prepare(index);
    if (index % lookedAtOnce === 0) yield;
  }
  for (let band = 0; band < bands; band++) {
    chains.clear();
    for (let index = 0; index < count; index++) {
      const from = index * sketchLength + band * bandLength;
      keys[index] = hashRun(values, from, from + bandLength);
      let other = chains.add(index);
      for (let back = 1; back <= reach && other >= 0; back++, other = chains.before(other)) {
        if (groups.find(other) === groups.find(index)) continue;
        if (!bytes.mayBeAlike(other, index, leastLikeness)) continue;
        if (areAlike(values, other, index, leastLikeness)) groups.unite(other, index);
      }
      if (index % lookedAtOnce === 0) yield;
    }
  }
  return groups.names();
}
