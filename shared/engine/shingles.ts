import type { LineWords } from './line-words';

/** Words of a run that is compared. */
const runLength = 4;

/**
 * Hashes of all runs of four words of a line, in order; a shorter line gives one hash of itself.
 * Two texts that share most of their runs say the same.
 */
export function shingles({ from, hash }: LineWords, line: number): Float64Array {
  const first = from[line]!;
  const end = from[line + 1]!;
  const runs = Math.max(1, end - first - runLength + 1);
  const hashes = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    let high = 17;
    let low = 31;
    const last = Math.min(first + run + runLength, end);
    for (let at = first + run; at < last; at++) {
      high = Math.imul(high ^ hash[at]!, 0x85ebca6b) ^ (high >>> 15);
      low = Math.imul(low + hash[at]!, 0x27d4eb2f) ^ (low >>> 13);
    }
    hashes[run] = (high >>> 0) * 2097152 + ((low >>> 0) & 2097151);
  }
  return hashes;
}
