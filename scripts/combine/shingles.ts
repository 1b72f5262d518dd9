import type { LineWords } from '../../shared/engine/line-words';
import { hashRun } from '../../shared/engine/run-hash';

/** Words of a run that is compared. */
const runLength = 4;

/**
 * Hashes of all runs of four words of a line, in order; a shorter line gives one hash of itself.
 * Two texts that share most of their runs say the same.
 */
export function shingles({ from, number, hash }: LineWords, line: number): Float64Array {
  const first = from[line]!;
  const end = from[line + 1]!;
  const runs = Math.max(1, end - first - runLength + 1);
  const hashes = new Float64Array(runs);
  const words = Int32Array.from(number.subarray(first, end), (word) => hash[word]!);
  for (let run = 0; run < runs; run++) {
    hashes[run] = hashRun(words, run, Math.min(run + runLength, words.length));
  }
  return hashes;
}
