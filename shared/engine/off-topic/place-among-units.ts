import type { FeatureRows } from '../boosted-trees';
import { countSmaller } from '../search-rising';
import { lentFloats } from '../lent-arrays';

/** Column of a measure, and the columns that say how it stands among those of the other units. */
export interface PlacedColumns {
  readonly source: number;
  readonly rank: number;
  readonly gap: number;
}

/** Writes the share of units with a smaller value, and the distance to the mean in deviations. */
export function placeAmongUnits(
  { rows, columns: width, values }: FeatureRows,
  place: PlacedColumns,
): void {
  const column = lentFloats(rows);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const value = values[row * width + place.source]!;
    column[row] = value;
    sum += value;
  }
  const sorted = column.slice().sort();
  const mean = sum / Math.max(1, rows);
  let squares = 0;
  for (let row = 0; row < rows; row++) squares += (column[row]! - mean) ** 2;
  const deviation = Math.sqrt(squares / Math.max(1, rows)) || 1;
  for (let row = 0; row < rows; row++) {
    const value = column[row]!;
    values[row * width + place.rank] = countSmaller(sorted, value) / rows;
    values[row * width + place.gap] = (value - mean) / deviation;
  }
}
