/** Words of a run that is compared. */
const runLength = 4;

/**
 * Hashes of all runs of four words of a line key, in order; a shorter key gives one hash of itself.
 * Two texts that share most of their runs say the same.
 */
export function shingles(key: string): Float64Array {
  const words = wordHashes(key);
  const runs = Math.max(1, words.length - runLength + 1);
  const hashes = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    let high = 17;
    let low = 31;
    for (let at = run; at < Math.min(run + runLength, words.length); at++) {
      high = Math.imul(high ^ words[at]!, 0x85ebca6b) ^ (high >>> 15);
      low = Math.imul(low + words[at]!, 0x27d4eb2f) ^ (low >>> 13);
    }
    hashes[run] = (high >>> 0) * 2097152 + ((low >>> 0) & 2097151);
  }
  return hashes;
}

function wordHashes(key: string): number[] {
  const hashes: number[] = [];
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    if (code === 32) {
      hashes.push(hash);
      hash = 0x811c9dc5;
    } else hash = Math.imul(hash ^ code, 0x01000193);
  }
  if (key !== '') hashes.push(hash);
  return hashes;
}
