/** True when `rising`, which is sorted, holds the entry. */
export function holdsEntry(rising: readonly number[], wanted: number): boolean {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return rising[low] === wanted;
}
