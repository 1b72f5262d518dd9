import { toProbability } from '../../shared/engine/log-odds';

/** Fits `slope * x + offset` to the log odds of the labels (Newton's method, no randomness). */
export function fitLogistic(
  inputs: Float64Array,
  labels: Uint8Array,
): { slope: number; offset: number } {
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < 50; round++) {
    let gradientSlope = 0,
      gradientOffset = 0,
      a = 1e-9,
      b = 0,
      c = 1e-9;
    for (let row = 0; row < inputs.length; row++) {
      const x = inputs[row]!;
      const share = toProbability(slope * x + offset);
      const error = share - labels[row]!;
      const weight = share * (1 - share);
      gradientSlope += error * x;
      gradientOffset += error;
      a += weight * x * x;
      b += weight * x;
      c += weight;
    }
    const determinant = a * c - b * b;
    slope -= (c * gradientSlope - b * gradientOffset) / determinant;
    offset -= (a * gradientOffset - b * gradientSlope) / determinant;
  }
  return { slope, offset };
}
