import type { Background } from '../../shared/engine/background';
import { emptyFold, finishStats, foldStats } from '../../shared/engine/fold-stats';
import { countTerms } from '../../shared/engine/off-topic/document-terms';
import { measureInBatch } from '../../shared/engine/off-topic/measure-document';
import { createTopicSpace } from '../../shared/engine/off-topic/topic-space';
import { measureUnits, type UnitTable } from '../../shared/engine/off-topic/unit-features';
import type { TrainingRows } from '../learning/grow-trees';
import type { Example } from './read-examples';

/** A document's features with the labels of its units. */
export interface Sample {
  readonly table: UnitTable;
  /** 1 for a block to find, 0 for one to keep, 2 for one that says nothing. */
  readonly labels: Uint8Array;
}

/** Measures a document by itself. */
export function sampleAlone(background: Background, example: Example): Sample {
  const { document } = example;
  const space = createTopicSpace(countTerms(document), background);
  return { table: measureUnits(document, space), labels: labelsOf(example, space.units) };
}

/** Measures documents beside each other in as many batches, each with every so-many-th document. */
export function sampleBatches(
  background: Background,
  examples: readonly Example[],
  batches: number,
): Sample[] {
  const samples: Sample[] = [];
  for (let part = 0; part < batches; part++) {
    const own = examples.filter((_, index) => index % batches === part);
    sampleBatch(background, own).forEach((sample, index) => {
      samples[index * batches + part] = sample;
    });
  }
  return samples;
}

function sampleBatch(background: Background, examples: readonly Example[]): Sample[] {
  const fold = emptyFold();
  for (const { document } of examples) foldStats(fold, document);
  const batch = finishStats(fold);
  return examples.map((example) => {
    const { document } = example;
    const space = createTopicSpace(countTerms(document), background, batch.topics);
    const { table } = measureInBatch(document, space, batch);
    return { table, labels: labelsOf(example, space.units) };
  });
}

function labelsOf({ inserted, leftover }: Example, units: Int32Array): Uint8Array {
  return Uint8Array.from(units, (block) => {
    if (leftover[block]) return 2;
    return inserted[block] === undefined ? 0 : 1;
  });
}

/** All rows that say something, but for each document's first, which speaks for the title. */
export function stackRows(samples: readonly Sample[], names: readonly string[]): TrainingRows {
  const places = samples.flatMap(({ labels }, sample) =>
    Array.from(labels, (label, row) => ({ sample, row, label })).filter(
      ({ row, label }) => row > 0 && label < 2,
    ),
  );
  const width = names.length;
  const values = new Float64Array(places.length * width);
  places.forEach(({ sample, row }, place) => {
    const own = samples[sample]!.table.values.subarray(row * width, (row + 1) * width);
    values.set(own, place * width);
  });
  const labels = Uint8Array.from(places, ({ label }) => label);
  return { names, rows: places.length, values, labels };
}
