import type { Document } from '../../model/document';
import { lineUse, type BatchStats } from '../batch-stats';
import { lineHashes } from '../line-hashes';
import { lentFloats } from '../lent-arrays';
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
  const table = measureUnits(document, space, batchFeatureNames.length);
  const donors = new KinMeter(space, document.id).measure(table, kinColumn);
  const copies = countCopies(document, space, batch);
  for (let row = 0; row < table.rows; row++) {
    const at = row * table.columns + copyColumn;
    table.values[at] = copies[row]!;
    table.values[at + 1] = Math.max(copies[row - 1] ?? 0, copies[row + 1] ?? 0);
  }
  return { table, donors };
}

const kinColumn = unitFeatureNames.length;
const copyColumn = kinColumn + kinFeatureNames.length;

/** For each unit the number of documents with the very same line, as a logarithm; 0 for its own alone. */
function countCopies(document: Document, space: TopicSpace, batch: BatchStats): Float64Array {
  const { counted } = lineHashes(document);
  const copies = lentFloats(space.units.length);
  for (let unit = 0; unit < copies.length; unit++) {
    const use = lineUse(batch, counted[space.units[unit]!]!);
    if (use !== undefined) copies[unit] = Math.log(use.documents);
  }
  return copies;
}
