import type { Client } from '../../shared/ipc/contract';
import { callRules } from './call-rules';
import { callSamples } from './call-samples';

/** Calls everything of the groups that have a file of their own, in a batch of five documents. */
export async function callGroups(client: Client, batchId: number, folder: string): Promise<void> {
  await callRules(client, batchId, folder);
  await callSamples(client, batchId);
}
