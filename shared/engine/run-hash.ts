/** Hash of the numbers from `from` up to `end`, in their order, as a whole number of 53 bits. */
export function hashRun(numbers: ArrayLike<number>, from: number, end: number): number {
  let high = 17;
  let low = 31;
  for (let at = from; at < end; at++) {
    high = Math.imul(high ^ numbers[at]!, 0x85ebca6b) ^ (high >>> 15);
    low = Math.imul(low + numbers[at]!, 0x27d4eb2f) ^ (low >>> 13);
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff);
}
