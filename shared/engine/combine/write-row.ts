/** Writes values from `at` on; for a few of them `set` takes longer. */
export function writeRow(into: Float64Array, at: number, values: ArrayLike<number>): void {
  for (let index = 0; index < values.length; index++) into[at + index] = values[index]!;
}
