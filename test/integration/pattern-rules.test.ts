import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Client } from '../../shared/ipc/contract';
import type { RuleDefinition } from '../../shared/model/rule';
import {
  aRuleBatch,
  cleanTexts,
  decideLine,
  suggestionsOf,
  untilRule,
} from '../support/rule-batch';
import { untilJobEnds } from '../support/run-job';

// No lint sees that the pattern may take for ages; on this line it does.
const endless = '^(\\w|\\w\\w)*$';
const hostile = `${'a'.repeat(70)} !`;

const lines = [
  'Tide table 3, page 9',
  'Tide table 1, page 4',
  'Tide table 2, page 7',
  'Tide table 5, page 8',
  'Mooring fees are due',
];

const pattern = (text: string, cut: readonly string[] = []): RuleDefinition => ({
  kind: 'counter',
  form: 'pattern',
  text,
  conditions: {},
  examples: { cut, keep: [] },
});

async function switchOn(client: Client, batchId: number, definition: RuleDefinition) {
  const { id: ruleId } = await client.rules.create({ batchId, definition });
  return client.rules.setState({ ruleId, state: 'active' });
}

describe('a regular expression that does not come to an end', () => {
  test('is ended, with the document named, while other calls are answered and the next one runs', async () => {
    const { client, batchId } = await aRuleBatch([...lines, hostile]);
    let isOver = false;
    const looked = client.rules
      .preview({ batchId, definition: pattern(endless) })
      .finally(() => (isOver = true));
    await client.rules.list({ batchId });
    await client.documents.list({ batchId });
    expect(isOver).toBe(false);
    await expect(looked).rejects.toMatchObject({
      code: 'RULE_TOO_SLOW',
      message: expect.stringContaining('gazette/page-15.txt') as string,
    });
    const { total } = await client.rules.hits({ batchId, definition: pattern(', page \\d') });
    expect(total).toBe(4);
  });

  test('changes nothing when it is switched on', async () => {
    const { client, batchId } = await aRuleBatch([...lines, hostile]);
    await expect(switchOn(client, batchId, pattern(endless))).rejects.toMatchObject({
      code: 'RULE_TOO_SLOW',
    });
    expect(await client.rules.list({ batchId })).toMatchObject([{ state: 'draft', cuts: 0 }]);
  });

  test('is refused when it takes too long on an example of its own', async () => {
    const { client, batchId, folder } = await aRuleBatch(lines);
    const path = join(folder, 'rules.json');
    const rules = [pattern(endless, [hostile])];
    writeFileSync(path, JSON.stringify({ winnowRules: 1, rules }));
    await expect(client.rules.importFile({ batchId, path })).rejects.toMatchObject({
      code: 'RULE_FILE_REFUSED',
      message: expect.stringContaining('takes too long') as string,
    });
  });

  test('stops cutting when a later file is too much for it; the import is done and other rules cut', async () => {
    const { client, batchId, crawl, add } = await aRuleBatch(lines);
    await switchOn(client, batchId, pattern(endless));
    await switchOn(client, batchId, pattern('^Tide table \\d+, page \\d+$'));
    add([hostile, 'Tide table 8, page 1'], 20);
    const ended = untilJobEnds(client);
    await client.batches.import({ paths: [crawl], batchId });
    expect((await ended).at(-1)).toMatchObject({ state: 'done' });
    const rules = await client.rules.list({ batchId });
    expect(rules).toMatchObject([
      { state: 'active', cuts: 5 },
      {
        state: 'suggest',
        remark: 'Stopped by itself: it takes too long in gazette/page-30.txt.',
      },
    ]);
  });
});

describe('regular expressions', () => {
  test('stop by themselves when two of their cuts are kept, inside running text too', async () => {
    const words = 'and nobody on the quay could say why it had '.repeat(5);
    const long = (at: number) => `${words}(photo ${at})`;
    const { client, batchId, ids } = await aRuleBatch([long(1), long(2), long(3)]);
    await suggestionsOf(client, batchId);
    const { rule } = await switchOn(client, batchId, pattern('\\(photo \\d\\)$'));
    expect(rule.cuts).toBe(3);
    await decideLine(client, ids[0]!, '(photo 1)', 'rejected');
    await suggestionsOf(client, batchId);
    expect(await client.rules.list({ batchId })).toMatchObject([{ state: 'active', cuts: 2 }]);
    await decideLine(client, ids[1]!, '(photo 2)', 'rejected');
    const fallen = await untilRule(client, batchId, ({ state }) => state === 'suggest');
    expect(fallen.remark).toBe('Stopped by itself: 2 lines that it cuts were kept.');
    expect((await cleanTexts(client, ids))[2]).toContain('(photo 3)');
  });
});
