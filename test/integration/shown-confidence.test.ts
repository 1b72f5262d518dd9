import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../shared/ipc/client';
import { DirectTransport } from '../support/direct-transport';
import { temporaryFolder } from '../support/temporary-folder';

test('counts by the shown confidence of the settings, whenever it changes', async () => {
  const folder = temporaryFolder();
  const transport = new DirectTransport(folder);
  onTestFinished(() => transport.backend.close());
  const client = createClient(transport);
  const counts = async () => (await client.batches.list())[0]!.counts;
  await client.workspace.openSamples();
  const usual = await counts();
  await client.settings.set({ shownConfidence: 0.05 });
  const all = await counts();
  expect(all.flags).toBeGreaterThan(usual.flags);
  await client.workspace.create({ path: join(folder, 'other.winnow') });
  await client.settings.set({ shownConfidence: 0.4 });
  // Counted anew when it is opened, because the setting changed meanwhile.
  await client.workspace.openSamples();
  expect(await counts()).toEqual(usual);
  const [batch] = await client.batches.list();
  await client.settings.set({ shownConfidence: 0.95 });
  const plan = await client.exports.plan({ batchId: batch!.id, folder: join(folder, 'out') });
  expect(plan.counts.open).toBeLessThan(usual.open);
  expect(plan.summary).toMatch(new RegExp(`^${plan.counts.open} flags? open`));
});
