/** Log odds of a probability. */
export function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/** The probability that has these log odds. */
export function toProbability(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
