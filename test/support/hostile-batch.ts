import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Names and texts that try to break out: of a line, of a folder, of a page. Made anew for each
// test, so that nothing odd lies in the repository.

/** What stands in names and texts; a page that runs it sets `globalThis.hacked`. */
export const markup = '<img src=x onerror=globalThis.hacked=1>';
const script = '<script>globalThis.hacked=1</script>';

/** Characters that must not reach a screen or terminal from a name: controls and directions. */
export const steering =
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

const leftover = 'Share this article';
const story = (about: string): string =>
  `The ${about} was mended before the winter.\n${leftover}\nNobody had expected the ${about} to hold.\n`;

/** Names of files with ordinary text. */
const namesOnly: readonly (string | Buffer)[] = [
  `${markup}.txt`,
  '<b onmouseover=alert(1)>bold<!--.txt',
  'javascript:alert(1).txt',
  'line\nwinnow: all is well.txt',
  'tab\there.txt',
  `"quotes' & &lt;.txt`,
  'esc\u001b[31m\u001b]0;owned\u0007.txt',
  'right\u202etxt.exe\u2066.txt',
  '-rf.txt',
  '--help.txt',
  'CON.txt',
  'a.txt:stream.txt',
  'back\\slash..\\..\\up.txt',
  'Case.txt',
  'case.txt',
  'caf\u00e9.txt',
  'cafe\u0301.txt',
  `${'n'.repeat(251)}.txt`,
  Buffer.from([...Buffer.from('bad'), 0xff, 0xfe, ...Buffer.from('.txt')]),
];

/** Texts that are trouble by themselves, each with a leftover in it. */
const texts: Readonly<Record<string, string>> = {
  'script.txt': `${script}\n${story('script')}${markup}\n<base href="//x"><meta http-equiv=refresh content="0;//x">\n`,
  'page.html': `<title>${markup}</title><p>${story('page').replaceAll('\n', '<p>')}&lt;img src=x onerror=globalThis.hacked=1&gt;`,
  'notes.md': `# ${markup}\n\n[a](javascript:alert(1))\n\n${story('note')}`,
  'zalgo.txt': `Z${'\u0301'.repeat(10_000)}algo\n${story('tower')}`,
  'emoji.txt': `👩‍👩‍👧‍👦 family 🏳️‍🌈 flag\n${story('flag')}`,
  'rtl.txt': `\u05d4\u05d2\u05e9\u05e8 \u202e\u05e0\u05e4\u05ea\u05d7\u202c (abc)\n${story('bridge')}`,
  'controls.txt': `\u001b[2J\u0007 bell\n${story('bell')}`,
  'long-line.txt': `${'word '.repeat(210_000)}\n${story('word')}`,
};

/** Records whose fields are hostile; JSON carries what no file could. */
const records: readonly object[] = [
  { id: `${markup}\u202e`, text: story('well'), title: script, url: 'javascript:alert(1)' },
  { id: 'lone \ud800', text: `Half \ud800 a pair \udc00.\n${story('pair')}`, site: markup },
  {
    id: '__proto__',
    text: `NUL \u0000 inside\n${story('nought')}`,
    metadata: { [markup]: script },
  },
];

/** Names of files that cannot be read, so that they stand among the problems. */
const unreadable = [`empty ${markup}.txt`, 'empty\u001b[2J\nwinnow: nothing is wrong.txt'];

export interface HostileBatch {
  /** The folder to import; its own name is hostile too. */
  readonly source: string;
  readonly documents: number;
  readonly problems: number;
}

/** Writes the batch below `folder`. */
export function writeHostileBatch(folder: string): HostileBatch {
  const source = join(folder, `crawl ${markup}\u202e`);
  const below = join(source, 'sub <i>\u001b[1m');
  mkdirSync(below, { recursive: true });
  for (const [at, name] of namesOnly.entries()) {
    const path = Buffer.concat([Buffer.from(`${below}/`), Buffer.from(name)]);
    writeFileSync(path, story(`gate ${at}`));
  }
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(source, name), text);
  const rows = records.map((record) => `${JSON.stringify(record)}\n`);
  writeFileSync(join(source, 'records.jsonl'), rows.join(''));
  for (const name of unreadable) writeFileSync(join(source, name), '');
  return {
    source,
    documents: namesOnly.length + Object.keys(texts).length + records.length,
    problems: unreadable.length,
  };
}
