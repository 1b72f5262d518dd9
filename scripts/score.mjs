// Scores the flags on sets of gold documents:
//   npm run score -- [--data FOLDER] [--sets a,b] [--without detector,…] [--threshold 0.5] [--errors N] [--json FILE]
// FOLDER (or WINNOW_DATA) holds `seeds` and `data`; `../shared` when not given. The sample batch is always there,
// and so are the texts of `test/corpus/do-no-harm`, in which every flag is wrong.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { callingFolder } from './process/calling-folder.mjs';
import { runChild } from './process/run-child.mjs';
import { inRoot, root } from './setup/paths.mjs';
import { runNode } from './setup/run-node.mjs';
import { reportFailure } from './setup/say.mjs';
import { setup } from './setup/setup.mjs';

try {
  if (process.env.WINNOW_SCORE === 'inside') await score();
  else process.exitCode = await prepare();
} catch (error) {
  process.exitCode = reportFailure(error);
}

/** Sets up and starts this script again in the Node of the program. */
async function prepare() {
  await setup({ need: ['packages', 'node'] });
  const args = [inRoot('scripts', 'score.mjs'), ...process.argv.slice(2)];
  const environment = { ...process.env, WINNOW_SCORE: 'inside' };
  return runChild(runNode(), args, { cwd: callingFolder('score'), env: environment });
}

async function score() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      sets: { type: 'string' },
      without: { type: 'string' },
      threshold: { type: 'string', default: '0.5' },
      errors: { type: 'string', default: '0' },
      json: { type: 'string' },
    },
  });
  const { runnerImport } = await import('vite');
  const load = async (/** @type {string} */ name) => {
    const file = inRoot('scripts', 'score', name);
    return (await runnerImport(file, { root, configFile: false })).module;
  };
  const result = (await load('score.ts')).score({
    data: resolve(values.data ?? process.env.WINNOW_DATA ?? join(root, '..', 'shared')),
    resources: inRoot('resources'),
    clean: inRoot('test', 'corpus', 'do-no-harm'),
    sets: split(values.sets),
    without: split(values.without),
    threshold: Number(values.threshold),
    errors: Number(values.errors),
  });
  process.stdout.write((await load('render-figures.ts')).renderFigures(result.sets));
  for (const { set, kind, text, block } of result.errors) {
    const what = block.cut ? 'missed' : 'false alarm';
    console.error(`${what} ${block.confidence} ${set} ${block.document} ${kind}: ${text}`);
  }
  if (values.json) writeFileSync(resolve(values.json), `${JSON.stringify(result.sets, null, 2)}\n`);
}

/** @param {string | undefined} list */
function split(list) {
  return list === undefined || list === '' ? [] : list.split(',');
}
