// Remakes the models in resources/models from gold documents. The same data and date give the same bytes.
//   npm run train -- [--data FOLDER] [--only off-topic|combine|page] [--date YYYY-MM-DD]
// FOLDER (or WINNOW_DATA) holds `data`; `../shared` when not given. Without a date each model keeps its own.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callingFolder } from './process/calling-folder.mjs';
import { runChild } from './process/run-child.mjs';
import { inRoot, root } from './setup/paths.mjs';
import { runNode } from './setup/run-node.mjs';
import { reportFailure } from './setup/say.mjs';
import { setup } from './setup/setup.mjs';

try {
  process.exitCode = await train();
} catch (error) {
  process.exitCode = reportFailure(error);
}

async function train() {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, only: { type: 'string' }, date: { type: 'string' } },
  });
  await setup({ need: ['packages', 'node'] });
  const from = callingFolder('train');
  const given = values.data ?? process.env.WINNOW_DATA;
  const data = given === undefined ? join(root, '..', 'shared') : resolve(from, given);
  for (const { model, args } of trainings(join(data, 'data'))) {
    if (values.only !== undefined && values.only !== model) continue;
    console.error(`training ${model}`);
    const script = inRoot('scripts', `train-${model}.mjs`);
    const code = await runChild(runNode(), [script, ...args(values.date ?? dateOf(model))], {
      cwd: root,
    });
    if (code !== 0) return code;
  }
  return 0;
}

/**
 * What each script is given.
 * @param {string} data
 * @returns {{ model: string, args: (date: string) => string[] }[]}
 */
function trainings(data) {
  const offTopic = (/** @type {string} */ name) => join(data, 'offtopic-dev', name);
  const leftovers = (/** @type {string} */ set) =>
    join(data, 'leftovers-dev', `leftovers-${set}.jsonl.gz`);
  const page = (/** @type {string} */ set) => join(data, 'html-dev', `${set}-dev.jsonl.gz`);
  const inserted = offTopic('train.jsonl.gz');
  return [
    {
      model: 'off-topic',
      args: (date) => [
        inserted,
        offTopic('dev.jsonl.gz'),
        leftovers('train'),
        offTopic('background-df.tsv.gz'),
        offTopic('vec20k100.tsv.gz'),
        offTopic('vec20k100.i8.gz'),
        date,
      ],
    },
    {
      model: 'combine',
      args: (date) => [
        leftovers('train'),
        leftovers('dev'),
        inserted,
        date,
        ...['aeb', 'readability', 'wcxb'].map(page),
      ],
    },
    {
      model: 'page',
      args: (date) => [date, ...['aeb', 'readability', 'trafilatura', 'wcxb', 'zh'].map(page)],
    },
  ];
}

/**
 * The date that a model bears.
 * @param {string} model
 */
function dateOf(model) {
  const file = inRoot('resources', 'models', `${model}.json`);
  return JSON.parse(readFileSync(file, 'utf8')).origin.date;
}
