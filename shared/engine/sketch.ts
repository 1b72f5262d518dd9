import { isLetter } from './line-key';
import { beginWord, mixWord } from './word-hash';

/** Words of a run that is compared. */
const runLength = 4;
/** Values of a sketch. */
const sketchLength = 128;

/** One value for each part that the runs of a text fall into: the least hash of the runs in it. */
export type Sketch = Uint32Array;

/**
 * Hashes of the distinct runs of four words of a text, letters in lower case; ideographs and kana are
 * words of their own. A shorter text gives one run, a text without words none.
 */
export function wordRuns(text: string): Set<number> {
  const runs = new Set<number>();
  const last = new Int32Array(runLength);
  let words = 0;
  let word = 0;
  let inWord = false;
  const endWord = (): void => {
    if (!inWord) return;
    inWord = false;
    last[words++ % runLength] = word;
    if (words >= runLength) runs.add(hashRun(last, words));
  };
  const lower = text.toLowerCase();
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at);
    const ideograph = code >= 0x3040 && code <= 0x9fff;
    if (ideograph || !isWordPart(code)) endWord();
    if (!ideograph && !isWordPart(code)) continue;
    word = mixWord(inWord ? word : beginWord, code);
    inWord = true;
    if (ideograph) endWord();
  }
  endWord();
  if (words > 0 && words < runLength) runs.add(hashRun(last, words));
  return runs;
}

function isWordPart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 0xaa && isLetter(code))
  );
}

/** The run that ends with the last of so many words, oldest first. */
function hashRun(last: Int32Array, words: number): number {
  let hash = 0x2545f491;
  for (let at = Math.max(0, words - runLength); at < words; at++) {
    hash = mix(Math.imul(hash, 31) + last[at % runLength]!);
  }
  return hash >>> 0;
}

/**
 * MinHash with one permutation (Li, Owen and Zhang 2012): the runs fall into parts by their hash, and each part
 * keeps its least one. Parts that are empty take the value of another, chosen by their number alone, so
 * that the share of equal values estimates the Jaccard index of the runs for short texts too
 * (Shrivastava 2017). Without runs all values are 0.
 */
export function sketch(runs: Iterable<number>): Sketch {
  const least = new Uint32Array(sketchLength).fill(empty);
  let filled = 0;
  for (const run of runs) {
    const hash = mix(run ^ 0x5bd1e995);
    const part = (hash >>> 16) % sketchLength;
    if (least[part] === empty) filled++;
    least[part] = Math.min(least[part]!, Math.max(1, mix(hash) >>> 1));
  }
  if (filled === 0) return least.fill(0);
  return least.map((value, part) => (value === empty ? least[lender(least, part)]! : value));
}

/** No hash, which is shorter by a bit. */
const empty = 0xffffffff;

function lender(least: Sketch, part: number): number {
  for (let attempt = 1; ; attempt++) {
    const other = (mix(part * 0x10001 + attempt) >>> 0) % sketchLength;
    if (least[other] !== empty) return other;
  }
}

/** Every bit of the result depends on every bit of the number (finaliser of MurmurHash3). */
function mix(number: number): number {
  let hash = number | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Estimate of the Jaccard index of the runs of two texts; its standard error is 0.045 at most. */
export function likeness(a: Sketch, b: Sketch): number {
  if (a[0] === 0 && b[0] === 0) return 0;
  let equal = 0;
  for (let at = 0; at < sketchLength; at++) if (a[at] === b[at]) equal++;
  return equal / sketchLength;
}
