import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBackground, type Background } from '../../shared/engine/background';
import { batchFeatureNames } from '../../shared/engine/off-topic/measure-document';
import { unitFeatureNames } from '../../shared/engine/off-topic/unit-features';
import { makeBackground } from './make-background';
import { readExamples, type Example } from './read-examples';
import { batchOf, sampleAlone, sampleInBatch, type Sampler } from './samples';
import { trainModel } from './train-model';
import { varyExamples } from './vary-examples';

export interface TrainingInput {
  /** Gold documents: to train on, and others to calibrate and measure on. */
  readonly train: string;
  readonly development: string;
  /** Document frequencies of stems. */
  readonly frequencies: string;
  readonly date: string;
  /** Folder to write to. */
  readonly out: string;
  readonly say: (line: string) => void;
}

/** Documents made of each document to train on, besides itself. */
const copies = 2;

const data =
  'Statistics of ramybaly/Article-Bias-Prediction (news articles 2012-2020) and ' +
  'Murrough-Foley/web-content-extraction-benchmark (web pages; Murrough Foley); no text of theirs.';
const licence =
  'Apache-2.0 (Article-Bias-Prediction), CC BY 4.0 (web-content-extraction-benchmark)';

/** Makes the background table and both models and writes them. The same input gives the same bytes. */
export function train(input: TrainingInput): void {
  const origin = { data, script: 'scripts/train-off-topic.mjs', date: input.date, licence };
  const table = makeBackground(input.frequencies, origin);
  writeJson(input.out, 'background.json', table);
  const background = readBackground(table);
  const training = readExamples(input.train);
  const varied = varyExamples(training, copies, 11);
  const groups = training.map((example, index) => [example, ...varied[index]!]);
  const development = readExamples(input.development);
  const trainOne = (names: readonly string[], samplers: Samplers): unknown =>
    trainModel({
      origin,
      names,
      training: groups.map((group) => group.map(samplers.training)),
      development: development.map(samplers.development),
      total: development.flatMap(({ inserted }) => inserted.filter(isInserted)).length,
      say: input.say,
    });
  input.say('judged alone');
  const alone = sampleAlone(background);
  writeJson(
    input.out,
    'off-topic.json',
    trainOne(unitFeatureNames, { training: alone, development: alone }),
  );
  input.say('judged in a batch');
  const samplers = batchSamplers(training, development, background);
  writeJson(input.out, 'off-topic-batch.json', trainOne(batchFeatureNames, samplers));
}

interface Samplers {
  readonly training: Sampler;
  readonly development: Sampler;
}

/** Batches of several sizes to train on, so that the model does not learn one of them. */
function batchSamplers(
  training: readonly Example[],
  development: readonly Example[],
  background: Background,
): Samplers {
  const batches = [1, 3, 9].map((step) =>
    batchOf(training.filter((_, index) => index % step === 0)),
  );
  return {
    training: sampleInBatch(background, batches, 5),
    development: sampleInBatch(background, [batchOf(development)], 5),
  };
}

function isInserted(sort: string | undefined): boolean {
  return sort !== undefined;
}

function writeJson(folder: string, name: string, value: unknown): void {
  writeFileSync(join(folder, name), `${JSON.stringify(value)}\n`);
}
