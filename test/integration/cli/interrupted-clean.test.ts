import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aCrawl } from '../../support/crawl-folder';
import { manifestOf } from '../../support/export-job';
import { folderContent } from '../../support/folder-content';
import { temporaryFolder } from '../../support/temporary-folder';
import { type CommandProcess, useWinnowCommand } from '../../support/winnow-command';

const command = useWinnowCommand();

/** Sources that take a while to export. */
function aLargeCrawl(files: number) {
  const texts = Array.from({ length: files }, (_, at) => [
    `${at}.txt`,
    `The pond froze. Winter ${at}.\n`,
  ]);
  return aCrawl(Object.fromEntries(texts) as Record<string, string>);
}

/** Sends a signal when the export has begun; answers the exit code. */
async function stopWhileWriting(child: CommandProcess, signal: NodeJS.Signals) {
  let sent = false;
  child.stdout.resume();
  child.stderr.on('data', (news: Buffer) => {
    if (sent || !news.includes('"writing"')) return;
    sent = child.kill(signal);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

test('an interrupt ends it with 130, the folder honest and nothing left behind', async () => {
  const { sources, out } = aLargeCrawl(400);
  const words = ['clean', sources, '--out', out];
  const scratch = temporaryFolder();
  const env = { TMPDIR: scratch };
  const child = command.start([...words, '--progress', 'json'], { env });
  expect(await stopWhileWriting(child, 'SIGINT')).toBe(130);
  expect(readdirSync(out)).toEqual(['manifest.json']);
  expect(manifestOf(out).state).toBe('incomplete');
  expect(readdirSync(scratch)).toEqual([]);
  expect(await command.run(words)).toMatchObject({ code: 0 });
  expect(readdirSync(join(out, 'clean'))).toHaveLength(400);
});

test('a kill leaves an honest folder, and another run completes it', async () => {
  const { sources, out, workspace } = aLargeCrawl(200);
  await command.run(['import', sources, '--workspace', workspace]);
  const words = ['export', '--workspace', workspace, '--out', out, '--progress', 'json'];
  await stopWhileWriting(command.start(words), 'SIGKILL');
  expect(manifestOf(out).state).toBe('incomplete');
  expect(existsSync(join(out, 'clean'))).toBe(false);
  expect(await command.run(words)).toMatchObject({ code: 0 });
  expect(Object.keys(folderContent(join(out, 'clean')))).toHaveLength(200);
  expect(readdirSync(out).sort()).toEqual(['audit.jsonl', 'clean', 'manifest.json']);
});
