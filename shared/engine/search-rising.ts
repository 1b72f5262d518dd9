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

/** Those of some rising numbers that a rising column holds, too. */
export function findCommon(column: ArrayLike<number>, wanted: readonly number[]): number[] {
  // Walking along both is dear where one of them is much longer.
  const steps = Math.ceil(Math.log2(column.length + 2));
  if (wanted.length * steps < column.length) {
    return wanted.filter((value) => findRising(column, value) >= 0);
  }
  let at = 0;
  return wanted.filter((value) => {
    while (at < column.length && column[at]! < value) at++;
    return column[at] === value;
  });
}

/** How many of the values of a rising column are smaller than the wanted one. */
export function countSmaller(column: ArrayLike<number>, wanted: number): number {
  return countBelow(column.length, (at) => column[at]! < wanted);
}

/** How many of the first items, up to `length`, satisfy a test that is true for a prefix of them. */
export function countBelow(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
