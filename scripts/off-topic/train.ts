import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBackground, type Background } from '../../shared/engine/background';
import { batchFeatureNames } from '../../shared/engine/off-topic/measure-document';
import { noVectors, readWordVectors, type WordVectorTable } from '../../shared/engine/word-vectors';
import { countTerms } from '../../shared/engine/off-topic/document-terms';
import { unitFeatureNames } from '../../shared/engine/off-topic/unit-features';
import { makeBackground } from './make-background';
import { makeWordVectors, withoutCommon, type VectorFiles } from './make-word-vectors';
import { readExamples, type Example } from './read-examples';
import { sampleAlone, sampleBatches, type Sample } from './samples';
import { trainModel } from './train-model';
import { varyExamples } from './vary-examples';

export interface TrainingInput {
  /** Gold documents: to train on, and others to calibrate and measure on. */
  readonly train: string;
  readonly development: string;
  /** Gold documents with leftovers of their pages: more documents to insert into and to take from. */
  readonly leftovers: string;
  /** Document frequencies of stems. */
  readonly frequencies: string;
  /** Directions of words. */
  readonly vectors: VectorFiles;
  readonly date: string;
  /** Folder to write to. */
  readonly out: string;
  readonly say: (line: string) => void;
}

/**
 * Documents made of each document to train on, besides itself; and the number of batches into which
 * each such set is divided. Passages come from all documents, so the more batches, the fewer of the
 * donors stand in the same one. One set is read as if its language were not known.
 */
const copies = [
  { batches: 4, known: true },
  { batches: 9, known: true },
  { batches: 4, known: false },
];

const script = 'scripts/train-off-topic.mjs';
const articles =
  'ramybaly/Article-Bias-Prediction (news articles 2012-2020; the repository is Apache-2.0)';
const webPages =
  'Murrough-Foley/web-content-extraction-benchmark (web pages; CC BY 4.0, Murrough Foley)';
const scrapedPages = 'FakeNewsChallenge/fnc-1 (news and blog pages 2014-2016)';
const licence = "Figures only, no text; the texts counted remain their publishers'.";

/** Makes the background table and both models and writes them. The same input gives the same bytes. */
export function train(input: TrainingInput): void {
  const { date } = input;
  const table = makeBackground(input.frequencies, { data: articles, script, date, licence });
  writeJson(input.out, 'background.json', table);
  const training = [
    ...readExamples(input.train, 'inserted'),
    ...readExamples(input.leftovers, 'leftover'),
  ];
  const vectors = makeVectors(input, training);
  writeJson(input.out, 'word-vectors.json', vectors);
  const background = readBackground(table, readWordVectors(vectors));
  const strange = { ...background, frequencies: new Map<string, number>(), vectors: noVectors };
  const languages = [true, ...copies.map(({ known }) => known)];
  const backgroundOf = (set: number): Background => (languages[set] ? background : strange);
  const varied = varyExamples(training, copies.length, 11);
  const sets = [training, ...copies.map((_, copy) => varied.map((made) => made[copy]!))];
  const development = readExamples(input.development, 'inserted');
  const trainOne = (names: readonly string[], samples: Samples): unknown =>
    trainModel({
      origin: { data: [articles, webPages, scrapedPages].join('; '), script, date, licence },
      names,
      training: training.map((_, index) => samples.training.map((set) => set[index]!)),
      development: samples.development,
      total: development.flatMap(({ inserted }) => inserted.filter(isInserted)).length,
      say: input.say,
    });
  input.say('judged alone');
  const aloneModel = trainOne(unitFeatureNames, {
    training: sets.map((set, index) =>
      set.map((example) => sampleAlone(backgroundOf(index), example)),
    ),
    development: development.map((example) => sampleAlone(background, example)),
  });
  writeJson(input.out, 'off-topic.json', aloneModel);
  input.say('judged in a batch');
  const batchModel = trainOne(batchFeatureNames, {
    training: sets.map((set, index) =>
      sampleBatches(backgroundOf(index), set, copies[index - 1]?.batches ?? 1),
    ),
    development: sampleBatches(background, development, 1),
  });
  writeJson(input.out, 'off-topic-batch.json', batchModel);
}

/** Documents by which is found what all directions of texts have in common. */
const mostCommonDocuments = 600;

function makeVectors(
  { vectors, date }: TrainingInput,
  training: readonly Example[],
): WordVectorTable {
  const texts = training.slice(0, mostCommonDocuments).flatMap(({ document }) => {
    const { offsets, terms, stems } = countTerms(document);
    return Array.from({ length: document.blocks.length }, (_, block) =>
      Array.from(terms.subarray(offsets[block], offsets[block + 1]), (term) => stems[term]!.text),
    ).filter(({ length }) => length >= 4);
  });
  const origin = { data: articles, script, date, licence };
  return withoutCommon(makeWordVectors(vectors, origin), texts);
}

interface Samples {
  /** The same documents in each set, one way or other. */
  readonly training: readonly (readonly Sample[])[];
  readonly development: readonly Sample[];
}

function isInserted(sort: string | undefined): boolean {
  return sort !== undefined;
}

function writeJson(folder: string, name: string, value: unknown): void {
  writeFileSync(join(folder, name), `${JSON.stringify(value)}\n`);
}
