import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SuggestionList } from '../../shared/ipc/rule-shapes';
import type { RuleDefinition } from '../../shared/model/rule';
import {
  aRuleBatch,
  cleanTexts,
  decideLine,
  suggestionsOf,
  untilRule,
} from '../support/rule-batch';
import { untilJobEnds } from '../support/run-job';

const texts = ({ suggestions }: SuggestionList) =>
  suggestions.map(({ ladder, chosen }) => ladder[chosen]!.definition.text);

// A folder is a site from five files on.
const lines = [
  'Tide table 3, page 9',
  'Tide table 1, page 4',
  'Tide table 2, page 7',
  'Tide table 5, page 8',
  'Mooring fees are due',
];

/** Confirms the first two lines and accepts what is suggested then. */
async function anAcceptedRule(more: readonly string[] = []) {
  const made = await aRuleBatch([...lines, ...more]);
  const { client, batchId, ids } = made;
  await suggestionsOf(client, batchId);
  await decideLine(client, ids[0]!, lines[0]!, 'confirmed');
  await decideLine(client, ids[1]!, lines[1]!, 'confirmed');
  const { suggestions } = await suggestionsOf(client, batchId);
  const [first] = suggestions;
  const { definition } = first!.ladder[first!.chosen]!;
  const rule = await client.rules.create({ batchId, definition, suggestion: first!.id });
  return { ...made, definition, rule };
}

describe('suggestions', () => {
  test('come from two confirmed cuts, say what the rule would do, and go when they are answered', async () => {
    const { client, batchId, ids } = await aRuleBatch(lines);
    expect(texts(await suggestionsOf(client, batchId))).not.toContain('Tide table {n}, page {n}');
    await decideLine(client, ids[0]!, lines[0]!, 'confirmed');
    await decideLine(client, ids[1]!, lines[1]!, 'confirmed');
    const list = await suggestionsOf(client, batchId);
    const found = list.suggestions.find(({ undecided }) => !undecided)!;
    expect(found.ladder[found.chosen]).toMatchObject({
      definition: {
        form: 'template',
        text: 'Tide table {n}, page {n}',
        conditions: { site: 'gazette' },
      },
      tally: { confirmed: 2, rejected: 0, documents: 4, sites: 1, precision: { share: 1 } },
    });
    expect(found.evidence.map(({ quote }) => quote)).toEqual(lines.slice(0, 2));

    const put = await client.rules.answer({ batchId, suggestion: found.id, answer: 'later' });
    expect([put.suggestions.some(({ id }) => id === found.id), put.later]).toEqual([false, 1]);
    const back = await client.rules.recall({ batchId });
    expect(back.suggestions.some(({ id }) => id === found.id)).toBe(true);
    const reason = 'Tide tables are wanted.';
    await client.rules.answer({ batchId, suggestion: found.id, answer: 'rejected', reason });
    expect(texts(await client.rules.recall({ batchId }))).not.toContain('Tide table {n}, page {n}');
  });

  test('a kept line takes a suggestion away, and undoing brings it back', async () => {
    const { client, batchId, ids } = await aRuleBatch(lines);
    await suggestionsOf(client, batchId);
    for (const at of [0, 1]) await decideLine(client, ids[at]!, lines[at]!, 'confirmed');
    expect(texts(await suggestionsOf(client, batchId))).toContain('Tide table {n}, page {n}');
    await decideLine(client, ids[2]!, lines[2]!, 'confirmed');
    await decideLine(client, ids[2]!, lines[2]!, 'rejected');
    expect(texts(await suggestionsOf(client, batchId))).not.toContain('Tide table {n}, page {n}');
    await client.review.undo({ batchId });
    expect(texts(await suggestionsOf(client, batchId))).toContain('Tide table {n}, page {n}');
  });

  test('follow a step over many documents in the background, and tell when they have', async () => {
    const many = Array.from({ length: 70 }, (_, at) => `Tide table ${at}, page ${at + 1}`);
    const { client, batchId, ids } = await aRuleBatch(many);
    await suggestionsOf(client, batchId);
    for (const at of [0, 1]) await decideLine(client, ids[at]!, many[at]!, 'confirmed');
    const [first] = (await suggestionsOf(client, batchId)).suggestions;
    const { definition } = first!.ladder[first!.chosen]!;
    const { id: ruleId } = await client.rules.create({ batchId, definition });
    const told = () =>
      new Promise<void>((resolve) => {
        const stop = client.rules.onChanged(() => {
          stop();
          resolve();
        });
      });
    let changed = told();
    await client.rules.setState({ ruleId, state: 'active' });
    await changed;
    expect(texts(await client.rules.suggestions({ batchId }))).not.toContain(definition.text);
    changed = told();
    await client.rules.setState({ ruleId, state: 'retired' });
    await changed;
    const again = (await client.rules.suggestions({ batchId })).suggestions[0]!;
    expect(again).toMatchObject({ withdrawn: ruleId });
    expect(again.ladder[again.chosen]).toMatchObject({ tally: { confirmed: 2, machine: 0 } });
  });
});

describe('rules', () => {
  test('count nothing as drafts; switched on they cut, switched off their cuts go and mine stay', async () => {
    const { client, batchId, ids, definition, rule } = await anAcceptedRule();
    const before = await cleanTexts(client, ids);
    expect(rule).toMatchObject({ state: 'draft', version: 1, origin: 'suggestion', cuts: 0 });
    expect(await client.rules.preview({ batchId, definition })).toMatchObject({
      newCuts: 2,
      newDocuments: 2,
      lostCuts: 0,
      conflicts: 0,
      tally: { confirmed: 2 },
    });
    expect(await cleanTexts(client, ids)).toEqual(before);

    const on = await client.rules.setState({ ruleId: rule.id, state: 'active' });
    expect(on).toMatchObject({ rule: { state: 'active', cuts: 2 }, decided: { changed: 2 } });
    for (const text of await cleanTexts(client, ids)) expect(text).not.toContain('Tide table');
    const { flags } = await client.documents.open({ documentId: ids[3]! });
    expect(flags.find(({ verdict }) => verdict === 'confirmed')).toMatchObject({
      actor: 'rule',
      detector: `rule-${rule.id}@1`,
      reason: 'Lines that read “Tide table {n}, page {n}”, where {n} is any number, on gazette.',
    });

    const off = await client.rules.setState({ ruleId: rule.id, state: 'retired' });
    expect(off).toMatchObject({ rule: { state: 'retired', cuts: 0 }, decided: { changed: 2 } });
    expect(await cleanTexts(client, ids)).toEqual(before);
  });

  test('are switched back by undo and on again by redo', async () => {
    const { client, batchId, ids, rule } = await anAcceptedRule();
    const before = await cleanTexts(client, ids);
    await client.rules.setState({ ruleId: rule.id, state: 'active' });
    const after = await cleanTexts(client, ids);
    const undone = await client.review.undo({ batchId });
    expect(undone!.label).toBe('Rule “Tide table {n}, page {n}”: cut 2 lines');
    expect(await cleanTexts(client, ids)).toEqual(before);
    expect(await client.rules.list({ batchId })).toMatchObject([{ state: 'draft', cuts: 0 }]);
    await client.review.redo({ batchId });
    expect(await cleanTexts(client, ids)).toEqual(after);
    expect(await client.rules.list({ batchId })).toMatchObject([{ state: 'active', cuts: 2 }]);
  });

  test('never cut what a curator keeps, and stop by themselves when two of their cuts are kept', async () => {
    const { client, batchId, ids, rule } = await anAcceptedRule(['Tide table 6, page 2']);
    await client.rules.setState({ ruleId: rule.id, state: 'active' });
    await decideLine(client, ids[2]!, lines[2]!, 'rejected');
    await suggestionsOf(client, batchId);
    expect(await client.rules.list({ batchId })).toMatchObject([{ state: 'active', cuts: 2 }]);
    await decideLine(client, ids[3]!, lines[3]!, 'rejected');
    const fallen = await untilRule(client, batchId, ({ state }) => state === 'suggest');
    expect(fallen).toMatchObject({
      cuts: 0,
      remark: 'Stopped by itself: 2 lines that it cuts were kept.',
    });
    const clean = await cleanTexts(client, ids);
    expect(clean.map((text) => text.includes('Tide table'))).toEqual([
      false,
      false,
      true,
      true,
      false,
      true,
    ]);
    // Known contradictions are no reason to stop again.
    const again = await client.rules.setState({ ruleId: rule.id, state: 'active' });
    expect(again.rule).toMatchObject({ state: 'active', cuts: 1, remark: null });
  });

  test('a new version takes cuts away and adds others; the log keeps both', async () => {
    const { client, batchId, ids, rule, definition } = await anAcceptedRule([
      'Tide table for kayaks',
    ]);
    await client.rules.setState({ ruleId: rule.id, state: 'active' });
    const wider: RuleDefinition = {
      ...definition,
      form: 'prefix',
      text: 'Tide table',
      conditions: { mostWords: 6 },
    };
    expect(
      await client.rules.preview({ batchId, definition: wider, ruleId: rule.id }),
    ).toMatchObject({ newCuts: 1, lostCuts: 0, tally: { machine: 2, confirmed: 2 } });
    const revised = await client.rules.revise({ ruleId: rule.id, definition: wider });
    expect(revised.rule).toMatchObject({ version: 2, state: 'active', cuts: 3 });
    const narrow = { ...wider, text: 'Tide table for', examples: { cut: [], keep: [] } };
    expect(
      await client.rules.preview({ batchId, definition: narrow, ruleId: rule.id }),
    ).toMatchObject({ newCuts: 0, lostCuts: 2 });
    const { rule: last } = await client.rules.revise({ ruleId: rule.id, definition: narrow });
    expect(last).toMatchObject({ version: 3, cuts: 1 });
    const clean = await cleanTexts(client, ids);
    expect(clean.map((text) => text.includes('Tide table'))).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  test('cut in files that come in later', async () => {
    const { client, batchId, crawl, rule, add } = await anAcceptedRule();
    await client.rules.setState({ ruleId: rule.id, state: 'active' });
    add(['Tide table 8, page 1'], 20);
    const ended = untilJobEnds(client);
    await client.batches.import({ paths: [crawl], batchId });
    expect((await ended).at(-1)).toMatchObject({ state: 'done' });
    const ids = await client.documents.list({ batchId });
    expect(ids).toHaveLength(6);
    for (const text of await cleanTexts(client, ids)) expect(text).not.toContain('Tide table');
    expect(await client.rules.list({ batchId })).toMatchObject([{ cuts: 3 }]);
  });

  test('regular expressions are tried on every block, refused when they may never end', async () => {
    const { client, batchId } = await aRuleBatch(lines);
    const pattern = (text: string): RuleDefinition => ({
      kind: 'counter',
      form: 'pattern',
      text,
      conditions: {},
      examples: { cut: [], keep: [] },
    });
    const hits = await client.rules.hits({ batchId, definition: pattern(', page \\d') });
    expect(hits.total).toBe(4);
    expect(hits.hits[0]).toMatchObject({ path: 'gazette/page-10.txt', quote: ', page 9' });
    await expect(
      client.rules.create({ batchId, definition: pattern('(a+)+$') }),
    ).rejects.toMatchObject({ code: 'RULE_INVALID' });
    await expect(client.rules.preview({ batchId, definition: pattern('(') })).rejects.toMatchObject(
      { code: 'RULE_INVALID' },
    );
  });

  test('are written and read as YAML where the name says so, with nothing in it that unfolds', async () => {
    const { client, batchId, folder, definition } = await anAcceptedRule();
    const path = join(folder, 'rules.yaml');
    expect(await client.rules.exportFile({ batchId, path })).toEqual({ written: 1 });
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(/^winnowRules: 1\nrules:\n {2}- kind: /);
    const drafts = await client.rules.importFile({ batchId, path });
    expect(drafts).toMatchObject([{ state: 'draft', origin: 'imported', definition }]);
    for (const [content, code, reason] of [
      ['winnowRules: [', 'INVALID', 'not YAML'],
      [
        'winnowRules: 1\nrules:\n  - &a {kind: ui}\n  - *a\n',
        'INVALID',
        'Alias resolution is disabled',
      ],
      ['winnowRules: 1\nrules:\n  - kind: ui\n    run: rm\n', 'REFUSED', 'rule 1, form: '],
    ] as const) {
      writeFileSync(path, content);
      await expect(client.rules.importFile({ batchId, path })).rejects.toMatchObject({
        code: `RULE_FILE_${code}`,
        message: expect.stringContaining(reason) as string,
      });
    }
    expect(await client.rules.list({ batchId })).toHaveLength(2);
  });

  test('are shared as files, come in as drafts, and a bad file is refused whole', async () => {
    const { client, batchId, folder, definition } = await anAcceptedRule();
    const path = join(folder, 'rules.json');
    expect(await client.rules.exportFile({ batchId, path })).toEqual({ written: 1 });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      winnowRules: 1,
      rules: [definition],
    });
    const drafts = await client.rules.importFile({ batchId, path });
    expect(drafts).toMatchObject([{ state: 'draft', origin: 'imported', definition }]);
    const file = (rule: object) =>
      JSON.stringify({ winnowRules: 1, rules: [{ ...definition, ...rule }] });
    for (const [text, code, reason] of [
      ['{', 'INVALID', 'not JSON'],
      ['{"rules":[]}', 'INVALID', 'is not a rule file'],
      [file({ run: 'rm' }), 'REFUSED', 'rule 1: It has a field that rules have not: run.'],
      [file({ kind: 'odd' }), 'REFUSED', 'rule 1, kind: It has to be one of ui, counter, '],
      [
        file({ form: 'pattern', text: '(' }),
        'REFUSED',
        'holds a rule that cannot be used: rule 1: ',
      ],
    ] as const) {
      writeFileSync(path, text);
      await expect(client.rules.importFile({ batchId, path })).rejects.toMatchObject({
        code: `RULE_FILE_${code}`,
        message: expect.stringContaining(reason) as string,
      });
    }
    await expect(client.rules.importFile({ batchId, path: `${path}.none` })).rejects.toMatchObject({
      code: 'INPUT_UNAVAILABLE',
      message: `${path}.none could not be read (ENOENT).`,
    });
    expect(await client.rules.list({ batchId })).toHaveLength(2);
  });
});
