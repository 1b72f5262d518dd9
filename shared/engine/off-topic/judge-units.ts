import type { Document } from '../../model/document';
import type { Place } from '../../model/flag';
import type { BatchStats } from '../batch-stats';
import type { Donor } from './kin-features';
import { measureInBatch } from './measure-document';
import { scoreUnits, type OffTopicModels } from './off-topic-model';
import type { TopicSpace } from './topic-space';
import type { TopicTable } from './topic-table';
import { measureUnits } from './unit-features';

/** Documents with fewer units have no topic that could be measured. */
const leastUnits = 5;
/** A donor is named when the unit fits it at least this well, and that much better than its own document. */
const leastDonorFit = 0.15;
const leastDonorMargin = 0.1;

/** The document that a unit was probably taken from, and how well it fits there. */
export interface LikelyDonor {
  readonly fit: number;
  readonly place: Place;
}

/** The scores of a document's units, and for each of them the donor, where one is likely. */
export interface Judgement {
  readonly scores: Float64Array;
  readonly donors: readonly (LikelyDonor | undefined)[];
}

/** Judges the units of a document, beside the other documents where there are enough of them. */
export function judgeUnits(
  document: Document,
  space: TopicSpace,
  models: OffTopicModels,
  batch: BatchStats,
): Judgement {
  if (space.units.length < leastUnits) {
    return { scores: new Float64Array(space.units.length), donors: [] };
  }
  if (space.topics.ids.length === 0) {
    return { scores: scoreUnits(models.alone, measureUnits(document, space)), donors: [] };
  }
  const { table, donors } = measureInBatch(document, space, batch);
  return {
    scores: scoreUnits(models.inBatch, table),
    donors: donors.map((donor) => likelyDonor(donor, space.topics)),
  };
}

function likelyDonor({ document, fit, own }: Donor, topics: TopicTable): LikelyDonor | undefined {
  if (document < 0 || fit < leastDonorFit || fit - own < leastDonorMargin) return undefined;
  const place = { document: topics.ids[document]!, start: 0, end: topics.lengths[document]! };
  return { fit, place };
}
