// Scores the main content of pages against what a person would keep, as `winnow filter` prints it:
//   node scripts/score-html.mjs PAGES.jsonl.gz…
// PAGES holds {id, url?, html} with {gold_text} or {with, without}. Files that the model was trained on say how
// well it fits them; the last line says what was measured on hosts left out of the training.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: score-html.mjs PAGES…');
  process.exit(2);
}
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { module } = await runnerImport(join(root, 'scripts/page/score.ts'), {
  root,
  configFile: false,
});
console.log(module.scoreFiles(files, join(root, 'resources')));
