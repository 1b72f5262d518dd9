import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { folderContent } from '../../support/folder-content';
import { temporaryFolder } from '../../support/temporary-folder';
import { useWinnowCommand } from '../../support/winnow-command';
import { zipBytes } from '../../support/zip-bytes';

const command = useWinnowCommand();

const good = 'The mill pond froze over twice, which nobody living could remember.\n';
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => `{"text": "Row ${at + 1} of the crawl."}\n`);
const packed = gzipSync(good);
const inner = zipBytes([{ name: 'a.txt', content: good }]);
const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(5000, 3)]);

/** Files that cannot be read, or not wholly, and what is said of each. */
const bad: Readonly<Record<string, readonly [content: string | Uint8Array, reason: string]>> = {
  'empty.txt': ['', 'no text in it'],
  'empty.csv': ['', 'no text in it'],
  'empty.jsonl': ['', 'no text in it'],
  'empty.zip': ['', 'no text in it'],
  'blank.txt': [' \n\r\n\t\n', 'no text in it'],
  'picture.txt': [png, 'PNG image'],
  'picture.csv': [png, 'PNG image'],
  'nul.txt': ['one\0 two', 'NUL bytes'],
  'style.css': ['a { b: c }', 'type .css'],
  'broken-line.jsonl': [rows(3000).join('').replace('"Row 2000 of', 'Row 2000 of'), 'line 2000'],
  'broken-quote.csv': ['id,text\n1,"One.\n2,Two.\n3,Three.\n', 'line 2: a quotation mark'],
  'open-list.json': ['[{"text": "One."}, {"text": "Two."', 'not closed'],
  'checksum.txt.gz': [Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8)]), 'broken'],
  'cut.txt.gz': [packed.subarray(0, -9), 'ends too early'],
  'more.txt.gz': [Buffer.concat([packed, Buffer.from('and more')]), 'broken'],
  'cut.zip': [inner.subarray(0, -20), 'damaged'],
  'twice.txt.gz': [gzipSync(packed), 'Archives inside archives'],
  'length.warc': ['WARC/1.0\r\nWARC-Type: resource\r\n\r\n', 'length'],
};

test('a folder of everything that goes wrong: each is named with its reason, the rest is cleaned', async () => {
  const folder = temporaryFolder();
  const sources = join(folder, 'crawl');
  mkdirSync(sources);
  for (const [name, [content]] of Object.entries(bad)) writeFileSync(join(sources, name), content);
  writeFileSync(join(sources, 'outer.zip'), zipBytes([{ name: 'inner.zip', content: inner }]));
  writeFileSync(join(sources, 'good.txt'), good);
  symlinkSync('nowhere', join(sources, 'link.txt'));
  execFileSync('mkfifo', [join(sources, 'pipe.txt')]);
  const before = Object.keys(bad).length;
  const out = join(folder, 'out');
  const { code, stdout, stderr } = await command.run(['clean', sources, '--out', out]);
  expect(code).toBe(1);
  const said = stderr.split('\n');
  const reasons = {
    ...Object.fromEntries(Object.entries(bad).map(([name, [, reason]]) => [name, reason])),
    'outer.zip/inner.zip': 'Archives inside archives',
    'link.txt': 'a link',
    'pipe.txt': 'a pipe',
  };
  for (const [name, reason] of Object.entries(reasons)) {
    const line = said.find((each) => each.startsWith(`winnow: ${name}`));
    expect(line, name).toContain(reason);
  }
  expect(stdout).toContain(`${before + 3} problems`);
  const clean = folderContent(join(out, 'clean'));
  expect(Object.keys(clean).sort()).toEqual([
    ...['broken-line.jsonl', 'broken-quote.csv.jsonl', 'good.txt', 'open-list.json.jsonl'],
  ]);
  expect(clean['good.txt']).toBe(good);
  expect(String(clean['broken-line.jsonl']).trimEnd().split('\n')).toHaveLength(2999);
  expect(String(clean['broken-quote.csv.jsonl']).trimEnd().split('\n')).toHaveLength(2);
});
