// Makes resources/models/languages.json from the package eld: node scripts/make-language-table.mjs
// The package holds its table as one object for each run of letters, which takes a third of a second and
// 150 MB to load; as sorted columns it is there at once. To be run again when the package changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot } from './setup/paths.mjs';

const load = (/** @type {string[]} */ ...name) =>
  import(pathToFileURL(inRoot('node_modules', 'eld', 'src', ...name)).href);
const { version } = JSON.parse(readFileSync(inRoot('node_modules', 'eld', 'package.json'), 'utf8'));
const { ngramsData } = await load('ngrams', 'small.js');
const { dictionary } = await load('dictionary.js');
const { avgScore } = await load('avgScore.js');
const { separators } = await load('regexPatterns.js');

const codes = Object.values(ngramsData.languages);
/** @type {Map<string, number>} */
const byteOf = new Map();
for (let byte = 0x80; byte < 0x100; byte++) {
  if (dictionary[byte] !== ' ') byteOf.set(dictionary[byte], byte);
}

/** A run of letters as bytes of UTF-8, six to the right of a number's bytes. */
function keyOf(/** @type {string} */ run) {
  const bytes = Buffer.alloc(6);
  const symbols = Array.from(run, (letter) => byteOf.get(letter) ?? letter.charCodeAt(0));
  bytes.set(symbols, 6 - symbols.length);
  return bytes;
}

const rows = Object.entries(ngramsData.ngrams)
  .map(([run, scores]) => ({ key: keyOf(run), scores: Object.entries(scores) }))
  .sort((a, b) => Buffer.compare(a.key, b.key));
const pairs = rows.flatMap(({ scores }) => scores);
const table = {
  origin: {
    data: `n-grams of 60 languages by Nito T.M., npm package eld ${version}, ${ngramsData.type}`,
    script: 'scripts/make-language-table.mjs',
    date: '2026-11-27',
    licence: 'Apache-2.0',
  },
  languages: codes.join(' '),
  usual: codes.map((code) => avgScore[code]),
  letters: /^\[\^(.*?)\]/su.exec(separators.source)?.[1],
  blanks: Array.from({ length: 0x80 }, (_, at) => 0x80 + at).filter(
    (byte) => dictionary[byte] === ' ',
  ),
  keys: Buffer.concat(rows.map(({ key }) => key)).toString('base64'),
  counts: Buffer.from(rows.map(({ scores }) => scores.length)).toString('base64'),
  ofLanguage: Buffer.from(pairs.map(([language]) => Number(language))).toString('base64'),
  scores: Buffer.from(pairs.map(([, score]) => Number(score))).toString('base64'),
};
writeFileSync(
  inRoot('resources', 'models', 'languages.json'),
  `${JSON.stringify(table, null, 1)}\n`,
);
