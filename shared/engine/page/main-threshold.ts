import { logOdds, toProbability } from '../log-odds';

/**
 * The log odds from which on blocks are best taken for main content: the choice whose expected F1, counted
 * in words, is the highest. Where little is sure it is low, so that more is kept. The best choice keeps
 * what is likelier than half of the F1 it can reach (Lipton, Elkan and Naryanaswamy 2014);
 * `strictness` multiplies that.
 */
export function mainThreshold(odds: Float64Array, words: Float64Array, strictness: number): number {
  const order = Array.from(odds, (_, index) => index).sort((a, b) => odds[b]! - odds[a]!);
  const shares = Float64Array.from(odds, toProbability);
  let expected = 0;
  odds.forEach((_, index) => (expected += shares[index]! * words[index]!));
  let kept = 0;
  let found = 0;
  let best = 0;
  for (const index of order) {
    kept += words[index]!;
    found += shares[index]! * words[index]!;
    best = Math.max(best, (2 * found) / (kept + expected + 1e-9));
  }
  const share = Math.min(mostShare, Math.max(leastShare, (best / 2) * strictness));
  return logOdds(share);
}

/** Only so that the log odds of a page without a word are a number. */
const leastShare = 1e-6;
const mostShare = 0.9;
