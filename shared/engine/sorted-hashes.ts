/** The values that stand in more than one of the sorted columns, in rising order. */
export function repeatedHashes(columns: readonly Float64Array[]): Float64Array {
  let total = 0;
  for (const column of columns) total += column.length;
  const all = new Float64Array(total);
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  all.sort();
  let kept = 0;
  for (let index = 1; index < total; index++) {
    const value = all[index]!;
    if (value === all[index - 1] && (kept === 0 || all[kept - 1] !== value)) all[kept++] = value;
  }
  return all.slice(0, kept);
}
