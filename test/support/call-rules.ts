import { join } from 'node:path';
import { expect } from 'vitest';
import type { Client } from '../../shared/ipc/contract';

/** Calls everything about rules once, in a batch of five documents that share a line. */
export async function callRules(client: Client, batchId: number, folder: string): Promise<void> {
  const definition = {
    kind: 'share',
    form: 'line',
    text: 'Share this article',
    conditions: {},
    examples: { cut: [], keep: [] },
  } as const;
  expect(await client.rules.hits({ batchId, definition })).toMatchObject({ total: 5 });
  expect(await client.rules.preview({ batchId, definition })).toMatchObject({
    heavyDocuments: 0,
  });
  const { id: ruleId } = await client.rules.create({ batchId, definition });
  await client.rules.setState({ ruleId, state: 'active' });
  await client.rules.revise({ ruleId, definition: { ...definition, kind: 'ui' } });
  expect(await client.rules.list({ batchId })).toMatchObject([{ version: 2 }]);
  await client.rules.suggestions({ batchId });
  await client.rules.answer({ batchId, suggestion: 'none', answer: 'later' });
  await client.rules.recall({ batchId });
  const ruleFile = join(folder, 'rules.json');
  expect(await client.rules.exportFile({ batchId, path: ruleFile })).toEqual({ written: 1 });
  expect(await client.rules.importFile({ batchId, path: ruleFile })).toHaveLength(1);
}
