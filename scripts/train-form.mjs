// Makes the model of line forms in resources/models/form.json from judged documents and clean texts:
//   node scripts/train-form.mjs JUDGED.jsonl.gz DATE CLEAN.jsonl.gz…
// JUDGED holds {id, text, blocks: [{start, end, label}]}; CLEAN holds {gold_text} of web pages.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [judged, date, ...clean] = process.argv.slice(2);
if (!judged || !date || clean.length === 0) {
  console.error('usage: train-form.mjs JUDGED DATE CLEAN…');
  process.exit(2);
}
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { module } = await runnerImport(join(root, 'scripts/form/train.ts'), {
  root,
  configFile: false,
});
module.train({
  judged,
  clean,
  date,
  resources: join(root, 'resources'),
  say: (/** @type {string} */ line) => console.error(line),
});
