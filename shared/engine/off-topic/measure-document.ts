import type { Document } from '../../model/document';
import { kinFeatureNames, KinMeter, type Donor } from './kin-features';
import type { TopicSpace } from './topic-space';
import type { TopicTable } from './topic-table';
import { measureUnits, unitFeatureNames, type UnitTable } from './unit-features';

/** Features of a unit in a batch: those within its document, then those beside other documents. */
export const batchFeatureNames: readonly string[] = [...unitFeatureNames, ...kinFeatureNames];

/** Features of the units of a document that is judged within its batch. */
export interface BatchMeasures {
  readonly table: UnitTable;
  /** For each unit the other document that it fits best. */
  readonly donors: readonly Donor[];
}

/** Measures the units of a document beside the documents of `topics`; `self` are not among those. */
export function measureInBatch(
  document: Document,
  space: TopicSpace,
  topics: TopicTable,
  self: readonly string[] = [document.id],
): BatchMeasures {
  const alone = measureUnits(document, space);
  const kin = new KinMeter(space, topics, self).measure();
  const columns = batchFeatureNames.length;
  const values = new Float64Array(alone.rows * columns);
  const added = kinFeatureNames.length;
  for (let row = 0; row < alone.rows; row++) {
    const own = alone.values.subarray(row * alone.columns, (row + 1) * alone.columns);
    values.set(own, row * columns);
    values.set(kin.values.subarray(row * added, (row + 1) * added), row * columns + alone.columns);
  }
  return { table: { rows: alone.rows, columns, values }, donors: kin.donors };
}
