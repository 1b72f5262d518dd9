import { expect } from 'vitest';
import type { Client } from '../../shared/ipc/contract';
import { untilJobEnds } from './run-job';

/** Makes the calls about encodings on the first document of a batch and leaves it as it was. */
export async function tryDecoding(client: Client, batchId: number): Promise<void> {
  const { documents } = client;
  const [documentId] = (await documents.list({ batchId })) as [number];
  const asked = { documentId, encoding: 'windows-1252' };
  expect(await documents.previewDecoding(asked)).toMatchObject({ possible: true });
  const decoded = untilJobEnds(client);
  await documents.decodeAnew({ documentId, scope: 'document' });
  expect((await decoded).at(-1)).toMatchObject({ kind: 'import', state: 'done' });
  expect(await documents.lost({ batchId })).toEqual([]);
  expect(await documents.settleLost({ id: 1 })).toBe(false);
  const { path } = await documents.open({ documentId });
  const read = untilJobEnds(client);
  await client.batches.readAs({ batchId, path });
  expect((await read).at(-1)).toMatchObject({ kind: 'import', state: 'done' });
  const wrong = documents.decodeAnew({ documentId, scope: 'site', encoding: 'no-such' });
  await expect(wrong).rejects.toMatchObject({ code: 'ENCODING_UNKNOWN' });
}
