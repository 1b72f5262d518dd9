// Makes the model of main content in resources/models/page.json from gold pages:
//   node scripts/train-page.mjs DATE PAGES.jsonl.gz…
// PAGES holds {id, url?, html} with {gold_text} or {with, without}. Prints what it measures on hosts left out.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [date, ...files] = process.argv.slice(2);
if (!date || files.length === 0) {
  console.error('usage: train-page.mjs DATE PAGES…');
  process.exit(2);
}
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { module } = await runnerImport(join(root, 'scripts/page/train.ts'), {
  root,
  configFile: false,
});
module.train({
  files,
  date,
  resources: join(root, 'resources'),
  say: (/** @type {string} */ line) => console.error(line),
});
