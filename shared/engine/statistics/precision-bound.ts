import { countBelow } from '../search-rising';

/** A ratio on the limit itself is rejected, however its last digits came out. */
const rounding = 1e-9;

/** A sample drawn without replacement from a finite set, as far as it was looked at. */
export interface Sampled {
  /** Items of the whole set. */
  readonly of: number;
  /** Looked at so far, and those of them that were right. */
  readonly looked: number;
  readonly right: number;
}

/**
 * Lower bound, 0 to 1, of the share of right items in the whole set that holds at every size of the
 * sample at once: the curator may look at it after each item and stop when it is good enough, which
 * a bound for a fixed size does not allow.
 * The bound is the smallest share that the prior-posterior ratio under a uniform prior does not
 * reject: Waudby-Smith and Ramdas (2020), Confidence sequences for sampling without replacement,
 * NeurIPS 33, theorem 2.1 with a beta-binomial prior of parameters 1 and 1.
 */
export function precisionBound({ of, looked, right }: Sampled, confidence = 0.95): number {
  if (of === 0 || looked === 0) return 0;
  if (looked >= of) return right / of;
  const wrong = looked - right;
  const limit = Math.log(1 / (1 - confidence));
  // Rejected are numbers of right items in the whole set whose ratio exceeds the limit. The ratio
  // falls up to the likeliest number and rises behind it: the bound is found by halving.
  const likeliest = Math.min(of - wrong, Math.max(right, Math.round((right / looked) * of)));
  const rejected = countBelow(
    likeliest - right,
    (more) => logRatio(right + more, of, looked, right) >= limit - rounding,
  );
  return (right + rejected) / of;
}

/**
 * How many more right items in a row bring the bound to `wanted`; undefined when even the whole set
 * would not.
 */
export function stillToLook(
  sampled: Sampled,
  wanted: number,
  confidence = 0.95,
): number | undefined {
  const left = sampled.of - sampled.looked;
  const after = (more: number) =>
    precisionBound(
      { of: sampled.of, looked: sampled.looked + more, right: sampled.right + more },
      confidence,
    );
  if (after(left) < wanted) return undefined;
  return countBelow(left, (more) => after(more) < wanted);
}

/**
 * Logarithm of prior over posterior of "there are `whole` right items in all". The prior is uniform
 * over 0 to `of`; what is left then follows a beta-binomial with parameters right + 1 and wrong + 1.
 */
function logRatio(whole: number, of: number, looked: number, right: number): number {
  const left = of - looked;
  const found = whole - right;
  const wrong = looked - right;
  const posterior =
    logChoose(left, found) +
    logBeta(found + right + 1, left - found + wrong + 1) -
    logBeta(right + 1, wrong + 1);
  return -Math.log(of + 1) - posterior;
}

function logChoose(of: number, chosen: number): number {
  return logGamma(of + 1) - logGamma(chosen + 1) - logGamma(of - chosen + 1);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** Lanczos's approximation for arguments of at least 1; good to some 14 digits. */
function logGamma(x: number): number {
  const at = x - 1;
  let sum = 0.9999999999998099;
  lanczos.forEach((weight, index) => (sum += weight / (at + index + 1)));
  const t = at + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(t) - t + Math.log(sum);
}
