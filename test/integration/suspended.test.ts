import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { getBatch, insertBatch } from '../../electron/store/batches';
import { createWorkspace, openWorkspace } from '../../electron/store/open-workspace';
import { type RunningProgram, useProgram } from '../support/built-program';
import { temporaryFolder } from '../support/temporary-folder';
import { testTime } from '../support/workspace-builders';

const importFolder = useProgram('import-folder');
const waitAwake = useProgram('wait-awake');

/** Stops a program as a computer that is put to sleep does, and lets it go on. */
async function suspend({ process: { pid } }: RunningProgram, ms: number): Promise<void> {
  process.kill(pid!, 'SIGSTOP');
  await wait(ms);
  process.kill(pid!, 'SIGCONT');
}

const noSignals = process.platform === 'win32';

test.skipIf(noSignals)('an import that is suspended goes on where it was', async () => {
  const folder = temporaryFolder();
  const crawl = join(folder, 'crawl');
  mkdirSync(crawl);
  const files = 300;
  for (let at = 0; at < files; at++) writeFileSync(join(crawl, `${at}.txt`), `Story ${at}\n`);
  const path = join(folder, 'a.winnow');
  const workspace = createWorkspace(path);
  insertBatch(workspace.db, 'A batch', testTime);
  workspace.close();
  const running = importFolder.start([path, crawl]);
  await running.printed(files + 20);
  await suspend(running, 1500);
  const [code] = (await running.ended) as [number];
  expect(code).toBe(0);
  const { db, close } = openWorkspace(path);
  expect(getBatch(db, 1)!.counts).toMatchObject({ documents: files, problems: 0 });
  close();
});

test.skipIf(noSignals)(
  'time in which a program is suspended does not count as its own',
  async () => {
    const running = waitAwake.start(['2000', '600']);
    await running.printed(1);
    await suspend(running, 2500);
    await running.ended;
    expect(running.lines).toEqual(['working', 'in time']);
  },
);

test('a deadline comes all the same to a program that is too slow', async () => {
  const running = waitAwake.start(['100', '800']);
  await running.ended;
  expect(running.lines).toEqual(['working', 'too late']);
});
