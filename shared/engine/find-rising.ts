/** Index of a value between `from` and `to` of a column that rises there, or -1. */
export function findRising<Value extends number | string>(
  column: ArrayLike<Value>,
  wanted: Value,
  from = 0,
  to = column.length,
): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = column[middle]!;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
