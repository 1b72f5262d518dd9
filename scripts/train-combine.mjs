// Makes the combining model in resources/models/combine.json from judged documents:
//   node scripts/train-combine.mjs JUDGED DEVELOPMENT INSERTED DATE CLEAN… (.jsonl.gz)
// JUDGED and DEVELOPMENT hold {id, text, blocks: [{start, end, label}]}, INSERTED the same with labels for
// inserted blocks only, CLEAN {gold_text} of web pages.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [judged, development, inserted, date, ...clean] = process.argv.slice(2);
if (!judged || !development || !inserted || !date || clean.length === 0) {
  console.error('usage: train-combine.mjs JUDGED DEVELOPMENT INSERTED DATE CLEAN…');
  process.exit(2);
}
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { module } = await runnerImport(join(root, 'scripts/combine/train.ts'), {
  root,
  configFile: false,
});
module.train({
  judged,
  development,
  inserted,
  clean,
  date,
  resources: join(root, 'resources'),
  say: (/** @type {string} */ line) => console.error(line),
});
