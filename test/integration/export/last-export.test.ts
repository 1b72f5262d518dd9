import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anImportedBatch } from '../../support/backend-client';
import { manifestOf } from '../../support/export-job';
import { untilJobEnds } from '../../support/run-job';

type Imported = Awaited<ReturnType<typeof anImportedBatch>>;

async function exported({ client, batchId }: Imported, folder: string): Promise<string> {
  const ended = untilJobEnds(client);
  await client.exports.run({ batchId, folder, replace: false, lineEnds: 'source' });
  return (await ended).at(-1)!.state;
}

async function lastExports({ client }: Imported) {
  return (await client.workspace.current())!.exports;
}

test('a workspace remembers where a batch was exported to', async () => {
  const made = await anImportedBatch();
  expect(await lastExports(made)).toEqual([]);
  const out = join(made.folder, 'out');
  expect(await exported(made, out)).toBe('done');
  const { batchId } = made;
  const remembered = { batchId, folder: out, lineEnds: 'source', finished: true };
  expect(await lastExports(made)).toEqual([remembered]);
  // In the same place, for the same batch.
  await made.transport.backend.close();
  await made.client.workspace.open({ path: join(made.folder, 'work.winnow') });
  expect(await lastExports(made)).toEqual([remembered]);
});

test('an export that is broken off is remembered as unfinished until it is done or given up', async () => {
  const made = await anImportedBatch();
  const { client, batchId, folder } = made;
  const out = join(folder, 'out');
  await client.exports.run({ batchId, folder: out, replace: false });
  // The window is closed in the middle of it.
  await made.transport.backend.close();
  expect(manifestOf(out).state).toBe('incomplete');
  await client.workspace.open({ path: join(folder, 'work.winnow') });
  expect(await lastExports(made)).toMatchObject([{ batchId, folder: out, finished: false }]);
  expect(await exported(made, out)).toBe('done');
  expect(manifestOf(out).state).toBe('complete');
  expect(await lastExports(made)).toMatchObject([{ folder: out, finished: true }]);
  await client.exports.forget({ batchId });
  expect(await lastExports(made)).toEqual([]);
});

test('an export that is refused leaves what is remembered as it is', async () => {
  const made = await anImportedBatch();
  expect(await exported(made, join(made.folder, 'out'))).toBe('done');
  const before = await lastExports(made);
  expect(await exported(made, made.crawl)).toBe('failed');
  expect(await lastExports(made)).toEqual(before);
});
