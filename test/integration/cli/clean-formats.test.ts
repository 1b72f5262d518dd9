import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderContent } from '../../support/folder-content';
import { aCrawl } from '../../support/crawl-folder';
import { httpAnswer, warcRecord } from '../../support/warc-bytes';
import { useWinnowCommand } from '../../support/winnow-command';
import { zipBytes } from '../../support/zip-bytes';

const command = useWinnowCommand();

const leftover = 'Share this article';
const orchard = `The pear orchard above the mill had its best year yet.\n${leftover}\nPickers came from three valleys.\n`;
const pond = 'The mill pond froze over twice, which nobody living could remember.\n';

describe('clean on containers', () => {
  test('cuts in archives, tables and web archives, and names what it writes after what it is', async () => {
    const { sources, out } = aCrawl({ 'sub/b.txt': pond });
    const rows = `id,text\n7,"${orchard}"\n`;
    const page = `<p>${pond}</p><p>${leftover}</p>`;
    writeFileSync(join(sources, 'crawl.zip'), zipBytes([{ name: 'a.txt', content: orchard }]));
    writeFileSync(join(sources, 'rows.csv'), rows);
    writeFileSync(join(sources, 'web.warc'), warcRecord('response', httpAnswer(page)));
    const { code, stderr } = await command.run(['clean', sources, '--out', out]);
    const clean = folderContent(join(out, 'clean'));
    expect(Object.keys(clean).sort()).toEqual([
      'crawl.zip/a.txt',
      'rows.csv.jsonl',
      'sub/b.txt',
      'web.warc.jsonl',
    ]);
    expect(clean['crawl.zip/a.txt']).toBe(orchard.replace(`${leftover}\n`, ''));
    expect(JSON.parse(String(clean['rows.csv.jsonl']))).toMatchObject({
      id: '7',
      text: orchard.replace(`${leftover}\n`, ''),
    });
    expect(String(clean['web.warc.jsonl'])).not.toContain(leftover);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('reads the field and the format it is told', async () => {
    const { sources, out } = aCrawl({ 'data.txt': 'text;note\nThe text.;The note of it.\n' });
    const words = ['clean', sources, '--out', out, '--format', 'csv', '--text-field', 'note'];
    expect((await command.run(words)).code).toBe(0);
    const clean = folderContent(join(out, 'clean'));
    expect(JSON.parse(String(clean['data.txt.jsonl']))).toEqual({
      text: 'The note of it.',
    });
    const wrong = await command.run(['clean', sources, '--out', out, '--encoding', 'no-such']);
    expect(wrong.code).toBe(2);
  });

  test('says how many documents decoding damaged, which is no problem by itself', async () => {
    const { sources, out } = aCrawl({ 'a.txt': `caf\ufffd\n${pond}`, 'b.txt': pond });
    const { code, stderr } = await command.run(['clean', sources, '--out', out]);
    expect(code).toBe(0);
    expect(stderr).toContain('1 document holds characters that could not be decoded');
    expect(stderr).toMatch(/^winnow: \S+: \d+ characters lost, \d+ look wrong$/m);
  });
});
