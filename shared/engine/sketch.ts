import { mix } from './mix-hash';

/** Values of a sketch. */
export const sketchLength = 128;

/** One value for each part that the runs of a text fall into: the least hash of the runs in it. */
export type Sketch = Uint32Array;

/**
 * MinHash with one permutation (Li, Owen and Zhang 2012): the runs fall into parts by their hash, and each part
 * keeps its least one. Parts that are empty take the value of another, chosen by their number alone, so
 * that the share of equal values estimates the Jaccard index of the runs for short texts too
 * (Shrivastava 2017). Without runs all values are 0.
 */
export function sketch(runs: ArrayLike<number>): Sketch {
  const least = new Uint32Array(sketchLength).fill(empty);
  let filled = 0;
  for (let at = 0; at < runs.length; at++) {
    const hash = mix(runs[at]! ^ 0x5bd1e995);
    const part = (hash >>> 16) % sketchLength;
    if (least[part] === empty) filled++;
    least[part] = Math.min(least[part]!, Math.max(1, mix(hash) >>> 1));
  }
  if (filled === 0) return least.fill(0);
  if (filled === sketchLength) return least;
  const lent = least.slice();
  for (let part = 0; part < sketchLength; part++) {
    if (least[part] === empty) lent[part] = least[lender(least, part)]!;
  }
  return lent;
}

/** No hash, which is shorter by a bit. */
const empty = 0xffffffff;

function lender(least: Sketch, part: number): number {
  for (let attempt = 1; ; attempt++) {
    const other = (mix(part * 0x10001 + attempt) >>> 0) % sketchLength;
    if (least[other] !== empty) return other;
  }
}

/** Estimate of the Jaccard index of the runs of two texts; its standard error is 0.045 at most. */
export function likeness(a: Sketch, b: Sketch): number {
  if (a[0] === 0 && b[0] === 0) return 0;
  let equal = 0;
  for (let at = 0; at < sketchLength; at++) if (a[at] === b[at]) equal++;
  return equal / sketchLength;
}

/**
 * True when the likeness of two sketches is `least` or more. They are told by their numbers among sketches that
 * stand one behind the other: very many are looked at, most of which soon show that they are not alike.
 */
export function areAlike(values: Uint32Array, a: number, b: number, least: number): boolean {
  const fromA = a * sketchLength;
  const fromB = b * sketchLength;
  if (values[fromA] === 0 && values[fromB] === 0) return false;
  let left = sketchLength - Math.ceil(least * sketchLength);
  for (let at = 0; at < sketchLength; at++) {
    if (values[fromA + at] !== values[fromB + at] && --left < 0) return false;
  }
  return true;
}
