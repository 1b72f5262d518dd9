import type { Document } from '../../model/document';
import { lineUse, type BatchStats } from '../batch-stats';
import { lineHashes } from '../line-fold';
import { kinFeatureNames, KinMeter, type Donor } from './kin-features';
import type { TopicSpace } from './topic-space';
import { measureUnits, unitFeatureNames, type UnitTable } from './unit-features';

/** How often a unit's very line stands in other documents, in the order of a row. */
const copyFeatureNames = ['copies', 'copies-beside'] as const;

/** Features of a unit in a batch: those within its document, then those beside other documents. */
export const batchFeatureNames: readonly string[] = [
  ...unitFeatureNames,
  ...kinFeatureNames,
  ...copyFeatureNames,
];

/** Features of the units of a document that is judged within its batch. */
export interface BatchMeasures {
  readonly table: UnitTable;
  /** For each unit the other document that it fits best. */
  readonly donors: readonly Donor[];
}

/** Measures the units of a document beside the other documents of its batch. */
export function measureInBatch(
  document: Document,
  space: TopicSpace,
  batch: BatchStats,
): BatchMeasures {
  const alone = measureUnits(document, space);
  const kin = new KinMeter(space, document.id).measure();
  const copies = countCopies(document, space, batch);
  const columns = batchFeatureNames.length;
  const values = new Float64Array(alone.rows * columns);
  const kinColumns = kinFeatureNames.length;
  for (let row = 0; row < alone.rows; row++) {
    const start = row * columns;
    values.set(alone.values.subarray(row * alone.columns, (row + 1) * alone.columns), start);
    const kinStart = start + alone.columns;
    values.set(kin.values.subarray(row * kinColumns, (row + 1) * kinColumns), kinStart);
    values[kinStart + kinColumns] = copies[row]!;
    values[kinStart + kinColumns + 1] = Math.max(copies[row - 1] ?? 0, copies[row + 1] ?? 0);
  }
  return { table: { rows: alone.rows, columns, values }, donors: kin.donors };
}

/** For each unit the number of documents with the very same line, as a logarithm; 0 for its own alone. */
function countCopies(document: Document, space: TopicSpace, batch: BatchStats): Float64Array {
  const { counted } = lineHashes(document);
  return Float64Array.from(space.units, (index) => {
    const use = lineUse(batch, counted[index]!);
    return use === undefined ? 0 : Math.log(use.documents);
  });
}
