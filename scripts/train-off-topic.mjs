// Makes the models and the background table in resources/models from gold documents:
//   node scripts/train-off-topic.mjs TRAIN DEVELOPMENT LEFTOVERS (.jsonl.gz)
//     FREQUENCIES WORDS (.tsv.gz) VECTORS (.i8.gz) DATE
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [train, development, leftovers, frequencies, words, values, date] = process.argv.slice(2);
if (!date) {
  console.error(
    'usage: train-off-topic.mjs TRAIN DEVELOPMENT LEFTOVERS FREQUENCIES WORDS VECTORS DATE',
  );
  process.exit(2);
}
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { module } = await runnerImport(join(root, 'scripts/off-topic/train.ts'), {
  root,
  configFile: false,
});
module.train({
  train,
  development,
  leftovers,
  frequencies,
  vectors: { words, values },
  date,
  out: join(root, 'resources/models'),
  say: (/** @type {string} */ line) => console.error(line),
});
