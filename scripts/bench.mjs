// Measures the product on generated corpora: npm run bench -- [--sizes 1000,10000] [--keys 200] [--json FILE]
// With --curator: what suggestions save a curator, which planted templates are found, how fast rules are;
// With --pages: how fast the main content of pages is found, against Readability on linkedom and jsdom.
// --data FOLDER (or WINNOW_DATA) holds gold documents and pages in `data`; `../shared` when not given.
// What is measured is bundled first, as the product is built: where each module is loaded by itself, calls
// into another one go through a getter, and the same code is a quarter to a third slower than what ships.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhenStale } from './build/build-when-stale.mjs';
import { bundleBench } from './build/bundle-bench.mjs';
import { callingFolder } from './process/calling-folder.mjs';
import { runChild } from './process/run-child.mjs';
import { inRoot, root } from './setup/paths.mjs';
import { runNode } from './setup/run-node.mjs';
import { reportFailure } from './setup/say.mjs';
import { setup } from './setup/setup.mjs';
import { withDisplay } from './test/display.mjs';
import { runEnvironment } from './test/run-environment.mjs';

try {
  if (process.env.WINNOW_BENCH === 'inside') await measure();
  else process.exitCode = await prepare();
} catch (error) {
  process.exitCode = reportFailure(error);
}

/** Sets up, builds, and starts this script again in the Node and with the display it needs. */
async function prepare() {
  await setup({ need: ['packages', 'node', 'electron', 'libraries', 'xvfb'] });
  await buildWhenStale();
  const args = [inRoot('scripts', 'bench.mjs'), ...process.argv.slice(2)];
  return withDisplay((display) => {
    const environment = { ...runEnvironment(), ...display, WINNOW_BENCH: 'inside' };
    return runChild(runNode(), args, { cwd: root, env: environment });
  });
}

async function measure() {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string' },
      keys: { type: 'string', default: '200' },
      json: { type: 'string' },
      curator: { type: 'boolean' },
      pages: { type: 'boolean' },
      data: { type: 'string' },
    },
  });
  const load = await bundleBench();
  // What rules take after a decision is promised for a hundred thousand documents.
  const usual = values.curator ? '10000,100000' : '1000,10000';
  const sizes = (values.sizes ?? usual).split(',').map(Number).filter(Boolean);
  const from = callingFolder('bench');
  const json = values.json && resolve(from, values.json);
  const given = values.data ?? process.env.WINNOW_DATA;
  const data = given === undefined ? join(root, '..', 'shared') : resolve(from, given);
  const resources = inRoot('resources');
  if (values.curator) {
    const { benchCurator } = await load('bench-curator');
    await benchCurator({ data, resources, sizes, json });
  } else if (values.pages) {
    (await load('bench-pages')).benchPages({ data, resources, json });
  } else {
    await (await load('bench')).bench({ sizes, keys: Number(values.keys), data, json });
  }
}
