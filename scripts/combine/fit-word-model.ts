import { lineHashes, type WordModelData } from '../../shared/engine/combine/word-model';
import { toProbability } from '../../shared/engine/log-odds';
import { createRandom } from '../learning/random';

/** A line that is known to be cut or kept. */
export interface KnownLine {
  readonly text: string;
  readonly cut: boolean;
  /** Number of the group of documents that it is from. */
  readonly group: number;
}

const buckets = 1 << 14;
const mask = buckets - 1;
/** Features of fewer groups of documents have no weight: no line of one document is carried along. */
const fewestGroups = 3;
const rounds = 10;
const rate = 0.3;
const ridge = 0.01;

/** Fits the log odds of a cut to hashed words: logistic regression by adaptive steps, in one fixed order. */
export function fitWordModel(lines: readonly KnownLine[]): WordModelData {
  const usable = countGroups(lines);
  const places = lines.map(({ text }) => lineHashes(text).map((hash) => hash & mask));
  const weights = new Float64Array(buckets);
  const squares = new Float64Array(buckets).fill(1e-2);
  let base = 0;
  let baseSquares = 1;
  const order = shuffled(lines.length);
  for (let round = 0; round < rounds; round++) {
    for (const index of order) {
      const { cut } = lines[index]!;
      const own = places[index]!;
      const scale = own.length === 0 ? 0 : 1 / Math.sqrt(own.length);
      let sum = 0;
      for (let at = 0; at < own.length; at++) sum += weights[own[at]!]!;
      const share = toProbability(base + scale * sum);
      const error = share - Number(cut);
      baseSquares += error * error;
      base -= (rate * error) / Math.sqrt(baseSquares);
      for (let at = 0; at < own.length; at++) {
        const place = own[at]!;
        if (usable[place] === 0) continue;
        const step = error * scale + ridge * weights[place]!;
        squares[place]! += step * step;
        weights[place]! -= (rate * step) / Math.sqrt(squares[place]!);
      }
    }
  }
  return pack(base, weights);
}

/** 1 for each bucket that enough groups of documents have. */
function countGroups(lines: readonly KnownLine[]): Uint8Array {
  const groups = new Map<number, Set<number>>();
  for (const { text, group } of lines) {
    const own = groups.get(group) ?? new Set<number>();
    groups.set(group, own);
    for (const hash of lineHashes(text)) own.add(hash);
  }
  // Counted by the whole hash: a bucket takes part when one of its features is common.
  const counts = new Map<number, number>();
  for (const own of groups.values()) {
    for (const hash of own) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  const usable = new Uint8Array(buckets);
  for (const [hash, count] of counts) {
    if (count >= fewestGroups) usable[hash & mask] = 1;
  }
  return usable;
}

function shuffled(length: number): number[] {
  const random = createRandom(5);
  const order = Array.from({ length }, (_, index) => index);
  for (let at = length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

function pack(base: number, weights: Float64Array): WordModelData {
  const gaps: number[] = [];
  const hundredths: number[] = [];
  let last = 0;
  weights.forEach((weight, at) => {
    const hundredth = Math.round(weight * 100);
    if (hundredth === 0) return;
    gaps.push(at - last);
    hundredths.push(hundredth);
    last = at;
  });
  return { base: Number(base.toPrecision(5)), buckets, gaps, hundredths };
}
