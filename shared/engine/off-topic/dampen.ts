const tableSize = 256;
const logarithms = Float64Array.from({ length: tableSize }, (_, count) => 1 + Math.log(count || 1));

/** Dampened count: the tenth mention adds less than the first; 0 for none. */
export function dampen(count: number): number {
  if (count <= 0) return 0;
  return count < tableSize ? logarithms[count]! : 1 + Math.log(count);
}
