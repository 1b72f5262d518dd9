/**
 * Writes resources/samples/gold.json from the sample batch and resources/samples/judgement.json.
 *
 *   node scripts/make-sample-gold.mjs            write it
 *   node scripts/make-sample-gold.mjs --check    write nothing, exit 1 when it would change
 *
 * judgement.json names lines, gold.json names offsets: the judgement is what a person reads and
 * edits, and each entry repeats how its line begins, so that an edited document that moves a line
 * stops this script and cannot silently shift the judgement to another block.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ line: number, label: 'cut' | 'either', kind: string, begins: string }} Judgement */
/**
 * @typedef {object} GoldBlock
 * @property {number} line 1-based
 * @property {number} start Unicode code points of the decoded text
 * @property {number} end
 * @property {'cut' | 'keep' | 'either'} label
 * @property {string} [kind]
 * @property {string} [text] the first characters, for the reader of the file
 */

const samples = join(dirname(fileURLToPath(import.meta.url)), '..', 'resources', 'samples');
const batch = join(samples, 'batch');
const goldFile = join(samples, 'gold.json');
const QUOTED = 80;
const KINDS = new Set(
  (
    'ui counter share related advert promo caption metadata contact policy repeated-title ' +
    'duplicate embed junk template off-topic'
  ).split(' '),
);

/**
 * A byte order mark stays in the text: offsets count the decoded file as it is.
 * @param {Buffer} bytes
 */
function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * Every document of the batch with a gold: one a file, one a record of a .jsonl file. The text of
 * an .html page depends on who reads it, so it has no line numbers to judge.
 * @returns {Map<string, string>} name to text, in the order of the names
 */
function readBatch() {
  const entries = readdirSync(batch, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.html'))
    .map((entry) => relative(batch, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const texts = new Map();
  for (const file of files) {
    const text = decode(readFileSync(join(batch, file)));
    if (file.endsWith('.jsonl')) {
      text.split('\n').forEach((row, index) => {
        if (row.trim()) texts.set(`${file}#${index + 1}`, JSON.parse(row).text);
      });
    } else {
      texts.set(file, text);
    }
  }
  return texts;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {Judgement[]} judged
 * @returns {GoldBlock[]}
 */
function goldOf(name, text, judged) {
  const open = new Map(judged.map((entry) => [entry.line, entry]));
  if (open.size !== judged.length) throw new Error(`${name}: a line is judged twice`);
  /** @type {GoldBlock[]} */
  const blocks = [];
  let offset = 0;
  // The odd parts are the line ends themselves: kept, because they count.
  text.split(/(\r\n|[\n\r\u2028\u2029])/).forEach((part, index) => {
    const content = part.trim();
    if (index % 2 === 0 && content) {
      const line = index / 2 + 1;
      const start = offset + codePoints(part.slice(0, part.length - part.trimStart().length));
      const place = { line, start, end: start + codePoints(content) };
      const entry = open.get(line);
      open.delete(line);
      if (!entry) {
        blocks.push({ ...place, label: 'keep' });
      } else {
        if (!content.startsWith(entry.begins)) {
          throw new Error(`${name}:${line} does not begin with “${entry.begins}”`);
        }
        if (!KINDS.has(entry.kind) || !['cut', 'either'].includes(entry.label)) {
          throw new Error(`${name}:${line}: no such label or kind: ${entry.label} ${entry.kind}`);
        }
        const quoted = Array.from(content).slice(0, QUOTED).join('');
        blocks.push({ ...place, label: entry.label, kind: entry.kind, text: quoted });
      }
    }
    offset += codePoints(part);
  });
  if (open.size) throw new Error(`${name}: no block on line ${[...open.keys()].join(', ')}`);
  return blocks;
}

/** @param {string} text */
function codePoints(text) {
  return Array.from(text).length;
}

const texts = readBatch();
/** @type {Record<string, Judgement[]>} */
const judgement = JSON.parse(readFileSync(join(samples, 'judgement.json'), 'utf8'));
for (const name of Object.keys(judgement)) {
  if (!texts.has(name)) throw new Error(`judgement.json names ${name}, which is not in the batch`);
}
const gold = [...texts].map(([file, text]) => {
  // A clean document has an empty list, so that a forgotten one is not taken for clean.
  if (!judgement[file]) throw new Error(`judgement.json says nothing about ${file}`);
  return { file, blocks: goldOf(file, text, judgement[file]) };
});

const written = `${JSON.stringify(gold, null, 2)}\n`;
if (!process.argv.includes('--check')) {
  writeFileSync(goldFile, written);
} else if (readFileSync(goldFile, 'utf8') !== written) {
  process.stderr.write('gold.json is not what make-sample-gold.mjs writes: run it\n');
  process.exitCode = 1;
}
