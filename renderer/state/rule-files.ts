import type { RuleRow } from '../../shared/ipc/rule-shapes';
import { countOf } from './count-of';
import type { RulesParts } from './rules.svelte';

type FileParts = Pick<RulesParts, 'client' | 'workspace' | 'toasts'>;

/** Asks for a rule file and takes its rules over as drafts; answers them, none when it came to nothing. */
export async function importRules({
  client,
  workspace: { batchId },
  toasts,
}: FileParts): Promise<readonly RuleRow[]> {
  if (batchId === null) return [];
  try {
    const path = await client.host.pickRuleFile();
    if (path === null) return [];
    const drafts = await client.rules.importFile({ batchId, path });
    toasts.say(`${countOf(drafts.length, 'rule')} came in as drafts`);
    return drafts;
  } catch (thrown) {
    toasts.fail(thrown);
    return [];
  }
}

/** Asks for a file and writes the rules of the batch into it. */
export async function exportRules({
  client,
  workspace: { batchId },
  toasts,
}: FileParts): Promise<void> {
  if (batchId === null) return;
  try {
    const path = await client.host.pickNewRuleFile();
    if (path === null) return;
    const { written } = await client.rules.exportFile({ batchId, path });
    toasts.say(`${countOf(written, 'rule')} written to ${path}`);
  } catch (thrown) {
    toasts.fail(thrown);
  }
}
