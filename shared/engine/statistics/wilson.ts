/** Two-sided bounds of a share, each from 0 to 1. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** 0.975 quantile of the normal distribution: for 95 % on two sides. */
const z95 = 1.959963984540054;

/**
 * Wilson's score interval of a share, 95 %, without continuity correction: `hits` of `of` trials.
 * Nothing is known of no trials: 0 to 1.
 * Wilson (1927), Journal of the American Statistical Association 22, 209-212; checked against
 * table I of Newcombe (1998), Statistics in Medicine 17, 857-872, method 3.
 */
export function wilsonInterval(hits: number, of: number): Interval {
  if (of === 0) return { lower: 0, upper: 1 };
  const share = hits / of;
  const square = z95 * z95;
  const middle = share + square / (2 * of);
  const spread = z95 * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of));
  const scale = 1 + square / of;
  return {
    lower: hits === 0 ? 0 : Math.max(0, (middle - spread) / scale),
    upper: hits === of ? 1 : Math.min(1, (middle + spread) / scale),
  };
}
