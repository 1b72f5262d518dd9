import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { aCrawl } from '../../support/crawl-folder';
import { manifestOf } from '../../support/export-job';
import { folderContent } from '../../support/folder-content';
import { parseRows, useWinnowCommand } from '../../support/winnow-command';

const command = useWinnowCommand();

const story = 'Pears grew by the mill.\nShare this article\nNobody picked them.\n';

/** Sources that take a while. */
function aLargeCrawl(files: number) {
  return aCrawl(
    Object.fromEntries(Array.from({ length: files }, (_, at) => [`${at}.txt`, `${at}: ${story}`])),
  );
}

/** Interrupts a command once, when it says that; a second interrupt would end it at once. */
function interruptAt(child: ReturnType<typeof command.start>, words: string): void {
  const listen = (news: Buffer) => {
    if (!news.includes(words)) return;
    child.stderr.off('data', listen);
    child.kill('SIGINT');
  };
  child.stderr.on('data', listen);
}

test('an interrupted import ends with 130, and the same command goes on from there', async () => {
  const { sources, workspace } = aLargeCrawl(400);
  const words = ['import', sources, '--workspace', workspace, '--progress', 'json'];
  const child = command.start(words);
  child.stdout.resume();
  const complaints = text(child.stderr);
  interruptAt(child, '"reading"');
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(130);
  expect(await complaints).toContain('Interrupted');
  const again = await command.run(words);
  expect(again).toMatchObject({ code: 0 });
  expect(again.stdout).toMatch(/^crawl: 400 documents/);
  const phases = parseRows(again.stderr).map(({ event, phase }) => [event, phase]);
  for (const phase of ['scanning', 'reading', 'analyzing']) {
    expect(phases).toContainEqual(['progress', phase]);
  }
});

test('an interrupted export ends with 130, and the same command completes it', async () => {
  const { sources, out, workspace } = aLargeCrawl(200);
  await command.run(['import', sources, '--workspace', workspace]);
  const words = ['export', '--workspace', workspace, '--out', out, '--progress', 'json'];
  const child = command.start(words);
  child.stdout.resume();
  interruptAt(child, '"writing"');
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(130);
  expect(manifestOf(out).state).toBe('incomplete');
  expect(await command.run(words)).toMatchObject({ code: 0 });
  expect(Object.keys(folderContent(join(out, 'clean')))).toHaveLength(200);
});

test('import and export do their work to the end when nobody reads what they say', async () => {
  const { sources, out, workspace } = aCrawl({ 'a.txt': story });
  for (const words of [
    ['import', sources, '--workspace', workspace],
    ['export', '--workspace', workspace, '--out', out],
  ]) {
    const child = command.start(words);
    const complaints = text(child.stderr);
    child.stdout.destroy();
    const [code] = (await once(child, 'close')) as [number | null];
    expect({ code, complaints: await complaints }).toEqual({ code: 0, complaints: '' });
  }
  expect(manifestOf(out).state).toBe('complete');
});

test('problems that were reported are told by the exit code when nobody reads on', async () => {
  const { sources, out } = aCrawl({ 'a.txt': story, 'b.txt': 'Share this article\n' });
  const child = command.start(['clean', sources, '--out', out, '--report']);
  const complaints = text(child.stderr);
  child.stdout.destroy();
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(1);
  expect(await complaints).toContain('b.txt: all of its 19 characters are cut');
});

test('filter ends quietly when nobody reads on', async () => {
  const child = command.start(['filter', '--per-document']);
  child.stdin.on('error', () => undefined);
  for (let id = 0; id < 5000; id++) child.stdin.write(`${JSON.stringify({ id, text: story })}\n`);
  child.stdin.end();
  const complaints = text(child.stderr);
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code] = (await once(child, 'close')) as [number | null];
  expect({ code, complaints: await complaints }).toEqual({ code: 0, complaints: '' });
});

test.each([
  [['--only-kind', 'advert']],
  [['--keep-kind', 'ui,share,related']],
  [['--min-confidence', 'share=1', '--min-confidence', 'ui=1']],
])('clean with %j leaves the text whole, and says so before it is told to write', async (words) => {
  const { sources, out } = aCrawl({ 'a.txt': story });
  const dry = await command.run(['clean', sources, '--out', out, ...words, '--dry-run']);
  expect(dry.code).toBe(0);
  expect(dry.stdout).toContain('1 flag open, 0 cut by policy, 0 by you.');
  expect(existsSync(out)).toBe(false);
  await command.run(['clean', sources, '--out', out, ...words]);
  expect(readFileSync(join(out, 'clean/a.txt'), 'utf8')).toBe(story);
});

test('an export of records carries what they said of themselves', async () => {
  const record = {
    id: 12345678901,
    text: story,
    title: 'Fruit',
    url: 'https://mill.example/1',
    site: 'the mill',
    metadata: { lang: 'en', tags: ['pear'] },
  };
  const { sources, out } = aCrawl({ 'a.jsonl': `${JSON.stringify(record)}\n` });
  expect(await command.run(['clean', sources, '--out', out])).toMatchObject({ code: 0 });
  const { metadata, ...known } = record;
  expect(parseRows(readFileSync(join(out, 'clean/a.jsonl'), 'utf8'))).toEqual([
    { ...known, text: story.replace('Share this article\n', ''), fields: { metadata } },
  ]);
});

test.skipIf(!existsSync('/proc/self/status'))(
  'judging each row alone takes no more memory for many rows than for some',
  async () => {
    const child = command.start(['flag', '--per-document'], {
      env: { NODE_OPTIONS: '--max-old-space-size=80 --max-semi-space-size=8' },
    });
    const memory = (): number =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid!}/status`, 'utf8'))![1]) / 1024;
    let rows = 0;
    const reached = new Map<number, (megabytes: number) => void>();
    const at = (count: number) => new Promise<number>((tell) => reached.set(count, tell));
    const early = at(500);
    const late = at(4000);
    child.stdout.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 10) reached.get(++rows)?.(memory());
    });
    const closed = once(child, 'close');
    for (let id = 0; id < 4000; id++) {
      // Far more than the limit in all.
      const row = JSON.stringify({ id, text: `Story ${id}\n`, other: 'x'.repeat(60_000) });
      if (!child.stdin.write(`${row}\n`)) await once(child.stdin, 'drain');
    }
    const growth = (await late) - (await early);
    child.stdin.end();
    expect((await closed)[0]).toBe(0);
    expect(growth).toBeLessThan(60);
  },
);
