import { lineKey } from '../../shared/engine/line-key';
import { readLineWords } from '../../shared/engine/line-words';
import { shingles } from './shingles';

/** A run of words in more documents than this is a phrase of the language. */
const mostHolders = 20;
/** Documents tell the same story when so many rarer runs, and such a share of the shorter one's, are in both. */
const sharedRuns = 20;
const sharedShare = 0.2;

/**
 * For each text the number of its group: texts that tell the same story in the same words, directly
 * or through others. The number is the lowest index of a member.
 */
export function groupAlike(texts: readonly string[]): number[] {
  const holders = new Map<number, number[]>();
  const lengths = texts.map((text, index) => {
    const key = lineKey(text);
    const words = readLineWords(key, [{ start: 0, end: key.length }]);
    const runs = new Set(shingles(words, 0));
    for (const run of runs) {
      const known = holders.get(run);
      if (!known) holders.set(run, [index]);
      else known.push(index);
    }
    return runs.size;
  });
  const shared = new Map<number, number>();
  for (const documents of holders.values()) {
    if (documents.length < 2 || documents.length > mostHolders) continue;
    for (const [at, a] of documents.entries()) {
      for (const b of documents.slice(at + 1)) {
        const pair = a * texts.length + b;
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      }
    }
  }
  const group = texts.map((_, index) => index);
  for (const [pair, runs] of shared) {
    const a = Math.floor(pair / texts.length);
    const b = pair % texts.length;
    if (runs < sharedRuns || runs < sharedShare * Math.min(lengths[a]!, lengths[b]!)) continue;
    const low = Math.min(group[a]!, group[b]!);
    const high = Math.max(group[a]!, group[b]!);
    if (low !== high) group.forEach((of, index) => of === high && (group[index] = low));
  }
  return group;
}
