import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createClient } from '../../shared/ipc/client';
import { DirectTransport } from './direct-transport';
import { untilJobEnds } from './run-job';
import { temporaryFolder } from './temporary-folder';

/** A backend with a data folder of its own, and a client that calls it; closed after the test. */
export function aBackend(samplesFolder?: string) {
  const folder = temporaryFolder();
  const transport = new DirectTransport(folder, samplesFolder);
  onTestFinished(() => transport.backend.close());
  return { folder, transport, client: createClient(transport) };
}

/** A folder of small articles that share their last line. */
export function aCrawl(folder: string, files = 6): string {
  const crawl = join(folder, 'crawl');
  mkdirSync(join(crawl, 'gazette'), { recursive: true });
  for (let at = 0; at < files; at++) {
    const text = `Council meets again, part ${at}\n\nThe council met for the ${at}. time.\n\nShare this article\n`;
    writeFileSync(join(crawl, 'gazette', `part-${at}.txt`), text);
  }
  writeFileSync(join(crawl, 'picture.png'), Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  return crawl;
}

/** A new workspace with the crawl of six articles in it. */
export async function anImportedBatch() {
  const made = aBackend();
  const { client, folder } = made;
  const crawl = aCrawl(folder);
  await client.workspace.create({ path: join(folder, 'work.winnow') });
  const ended = untilJobEnds(client);
  const { batchId } = await client.batches.import({ paths: [crawl] });
  expect((await ended).at(-1)).toMatchObject({ state: 'done', batchId });
  return { ...made, crawl, batchId };
}
