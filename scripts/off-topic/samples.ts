import type { Background } from '../../shared/engine/background';
import { countTerms } from '../../shared/engine/off-topic/document-terms';
import { measureInBatch } from '../../shared/engine/off-topic/measure-document';
import { addTopic, emptyTopics } from '../../shared/engine/off-topic/topic-fold';
import { createTopicSpace } from '../../shared/engine/off-topic/topic-space';
import { finishTopics, type TopicTable } from '../../shared/engine/off-topic/topic-table';
import { measureUnits, type UnitTable } from '../../shared/engine/off-topic/unit-features';
import type { TrainingRows } from './grow-trees';
import { createRandom } from './random';
import type { Example } from './read-examples';

/** A document's features with the labels of its units. */
export interface Sample {
  readonly table: UnitTable;
  readonly labels: Uint8Array;
}

/** Turns examples into samples, some way or other. */
export type Sampler = (example: Example) => Sample;

/** Share of the donors that a batch is made to lack, as real batches mostly lack them. */
const donorsGone = 0.7;

/** Measures documents by themselves. */
export function sampleAlone(background: Background): Sampler {
  return ({ document, inserted }) => {
    const space = createTopicSpace(countTerms(document), background);
    return { table: measureUnits(document, space), labels: labelsOf(inserted, space.units) };
  };
}

/** Measures documents beside others: each beside one of the given batches, drawn by chance. */
export function sampleInBatch(
  background: Background,
  batches: readonly TopicTable[],
  seed: number,
): Sampler {
  const random = createRandom(seed);
  return ({ document, inserted, base, donors }) => {
    const batch = batches[Math.floor(random() ** 1.5 * batches.length)]!;
    const gone = donors.filter(() => random() < donorsGone);
    const space = createTopicSpace(countTerms(document), background);
    const { table } = measureInBatch(document, space, batch, [base, ...gone]);
    return { table, labels: labelsOf(inserted, space.units) };
  };
}

/** The words of all documents, as a batch of them would have them. */
export function batchOf(examples: readonly Example[]): TopicTable {
  const topics = emptyTopics();
  for (const { document } of examples) addTopic(topics, document);
  return finishTopics(topics);
}

function labelsOf(inserted: readonly (string | undefined)[], units: Int32Array): Uint8Array {
  return Uint8Array.from(units, (block) => (inserted[block] === undefined ? 0 : 1));
}

/** All rows of all samples but each document's first, which speaks for the title. */
export function stackRows(samples: readonly Sample[], names: readonly string[]): TrainingRows {
  const judged = samples.filter(({ table }) => table.rows > 1);
  const rows = judged.reduce((sum, { table }) => sum + table.rows - 1, 0);
  const values = new Float64Array(rows * names.length);
  const labels = new Uint8Array(rows);
  let at = 0;
  for (const sample of judged) {
    values.set(sample.table.values.subarray(names.length), at * names.length);
    labels.set(sample.labels.subarray(1), at);
    at += sample.table.rows - 1;
  }
  return { names, rows, values, labels };
}
