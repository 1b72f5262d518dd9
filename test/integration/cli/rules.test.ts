import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createClient } from '../../../shared/ipc/client';
import type { Verdict } from '../../../shared/model/decision';
import type { RuleDefinition } from '../../../shared/model/rule';
import { aCrawl } from '../../support/crawl-folder';
import { DirectTransport } from '../../support/direct-transport';
import { manifestOf } from '../../support/export-job';
import { temporaryFolder } from '../../support/temporary-folder';
import { parseRows, useWinnowCommand } from '../../support/winnow-command';

const command = useWinnowCommand();

const prose = 'The ferry came in an hour late, and nobody on the quay could say why it had.';

const lines = [
  'Tide table 3, page 9',
  'Tide table 1, page 4',
  'Tide table 2, page 7',
  'Tide table 5, page 8',
  'Mooring fees are due',
];

const template: RuleDefinition = {
  kind: 'template',
  form: 'template',
  text: 'Tide table {n}, page {n}',
  conditions: {},
  examples: { cut: ['Tide table 10, page 11'], keep: ['Mooring fees are due'] },
};

/** A workspace with a page of a gazette for each line, and what was decided of the lines. */
async function aWorkspace(verdicts: readonly (Verdict | undefined)[]) {
  // Characters of two UTF-16 units stand before the line: the outside counts otherwise than we do.
  const pages = lines.map((line, at): [string, string] => [
    `gazette/page-${at + 10}.txt`,
    `${prose} ⛴️🐟 ${at}\n${line}\n${prose}\n`,
  ]);
  const { sources, workspace } = aCrawl(Object.fromEntries(pages));
  const imported = await command.run(['import', sources, '--workspace', workspace]);
  expect(imported.code).toBe(0);
  const transport = new DirectTransport(temporaryFolder());
  const client = createClient(transport);
  try {
    await client.workspace.open({ path: workspace });
    const [batch] = await client.batches.list();
    const ids = await client.documents.list({ batchId: batch!.id });
    for (const [at, verdict] of verdicts.entries()) {
      if (!verdict) continue;
      const documentId = ids[at]!;
      const { text } = await client.documents.open({ documentId });
      const start = text.indexOf(lines[at]!);
      const spans = [{ start, end: start + lines[at]!.length }];
      // Whatever detection says of the line: keeping takes back a cut.
      await client.review.decide({ documentId, spans, verdict: 'confirmed' });
      await client.review.decide({ documentId, spans, verdict });
    }
  } finally {
    await transport.backend.close();
  }
  const file = join(workspace, '..', 'rules.json');
  const write = (...rules: readonly object[]) =>
    writeFileSync(file, JSON.stringify({ winnowRules: 1, rules }));
  return { sources, workspace, file, write, text: (at: number) => pages[at]![1] };
}

/** Runs a command on rules and answers what it says with its rows. */
async function run(words: readonly string[], workspace: string) {
  const result = await command.run([...words, '--workspace', workspace]);
  return { ...result, rows: parseRows(result.stdout) };
}

async function exported(workspace: string): Promise<unknown> {
  const { stdout } = await command.run(['rules', 'export', '--workspace', workspace]);
  return JSON.parse(stdout);
}

describe('suggest', () => {
  test('prints each suggestion with its ladder, tally, interval and evidence, and changes nothing', async () => {
    const { workspace, text } = await aWorkspace(['confirmed', 'confirmed']);
    const { code, stderr, rows } = await run(['suggest'], workspace);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const first = rows[0] as {
      chosen: number;
      ladder: { rule: RuleDefinition; tally: object }[];
      evidence: { document: string; start: number; end: number; quote: string }[];
    };
    expect(rows[0]).toMatchObject({ undecided: false });
    expect(first.ladder[first.chosen]).toMatchObject({
      rule: { form: 'template', text: template.text, conditions: { site: 'gazette' } },
      tally: { confirmed: 2, rejected: 0, documents: 4, sites: 1 },
    });
    const interval = { share: 1, lower: expect.closeTo(0.3424, 4) as number, upper: 1 };
    expect(first.ladder[first.chosen]!.tally).toMatchObject({ precision: interval });
    expect(first.evidence.map(({ quote }) => quote)).toEqual(lines.slice(0, 2));
    const [{ start, end, document }] = first.evidence as [(typeof first.evidence)[number]];
    expect(document).toBe('gazette/page-10.txt');
    // Offsets count code points.
    expect([...text(0)].slice(start, end).join('')).toBe(lines[0]);
    expect(await run(['suggest'], workspace)).toMatchObject({ rows });
  });

  test('says which batch, and that a workspace is not there', async () => {
    const { sources, workspace } = await aWorkspace([]);
    await command.run(['import', sources, '--workspace', workspace, '--batch', 'other']);
    const unsaid = await command.run(['suggest', '--workspace', workspace]);
    expect(unsaid).toMatchObject({ code: 2, stdout: '' });
    expect(unsaid.stderr).toContain('other');
    const said = await command.run(['suggest', '--workspace', workspace, '--batch', 'other']);
    expect(said.code).toBe(0);
    expect(await command.run(['suggest'])).toMatchObject({ code: 2, stdout: '' });
    const missing = await run(['suggest'], `${workspace}.none`);
    expect(missing).toMatchObject({ code: 3, stdout: '' });
    expect(missing.stderr).toContain('.none');
  });
});

describe('rules test', () => {
  test('tells what each rule matches, with its remarks, and ends with 1 when an example fails', async () => {
    const { workspace, file, write } = await aWorkspace(['confirmed', 'rejected']);
    write(template);
    const good = await run(['rules', 'test', file], workspace);
    expect(good).toMatchObject({ code: 0, stderr: '' });
    expect(good.rows).toMatchObject([
      {
        rule: 1,
        form: 'template',
        text: template.text,
        remarks: [],
        examples: { checked: 2, failed: { cut: [], keep: [] } },
        tally: { confirmed: 1, rejected: 1, documents: 4, sites: 1 },
      },
    ]);
    const failing = { ...template, examples: { cut: ['Tide'], keep: ['Tide table 1, page 1'] } };
    const endless = {
      ...template,
      form: 'pattern',
      text: '(a+)+$',
      examples: { cut: ['a'], keep: [] },
    };
    write(failing, endless, { ...template, form: 'prefix', text: 'Tide table' });
    const bad = await run(['rules', 'test', file], workspace);
    expect(bad.code).toBe(1);
    expect(bad.rows).toMatchObject([
      { examples: { failed: failing.examples }, tally: { documents: 4 } },
      { remarks: [{ severity: 'error' }], tally: null },
      { rule: 3, remarks: [{ severity: 'warning' }], tally: { documents: 4 } },
    ]);
  });

  test.each([
    ['no rules', '{', 'not JSON'],
    ['rules of another make', '{"winnowRules":2,"rules":[]}', 'winnowRules'],
  ])('a file of %s could not be run', async (_, content, reason) => {
    const { workspace, file } = await aWorkspace([]);
    writeFileSync(file, content);
    for (const verb of ['test', 'diff', 'apply']) {
      const { code, stdout, stderr } = await run(['rules', verb, file], workspace);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toContain(reason);
    }
  });
});

describe('a rule that takes too long', () => {
  test('is stopped and named, and those after it go on', async () => {
    const { workspace, file, write } = await aWorkspace([]);
    const endless = '^The ferry(?:\\w|\\w\\w|\\W)*!$';
    write(
      { ...template, form: 'pattern', text: endless, examples: { cut: [], keep: [] } },
      template,
    );
    const tested = await run(['rules', 'test', file], workspace);
    expect(tested.code).toBe(1);
    const message = expect.stringContaining('too long in gazette/page-10.txt') as string;
    expect(tested.rows).toMatchObject([
      { rule: 1, remarks: [{ severity: 'error', message }], tally: null },
      { rule: 2, remarks: [], tally: { documents: 4 } },
    ]);
    for (const verb of ['diff', 'apply']) {
      const { code, stderr, rows } = await run(['rules', verb, file], workspace);
      expect({ code, stderr }).toMatchObject({ code: 1, stderr: message });
      expect(rows).toMatchObject([{ rule: 2, text: template.text }]);
    }
  });
});

describe('rules diff and apply', () => {
  test('diff says what would change, line by line when asked, and changes nothing; apply does it', async () => {
    const { workspace, file, write, text } = await aWorkspace(['confirmed', 'rejected']);
    write(template);
    const diff = await run(['rules', 'diff', file, '--lines'], workspace);
    expect(diff).toMatchObject({ code: 0, stderr: '' });
    expect(diff.rows).toMatchObject([
      { rule: 1, newCuts: 2, lostCuts: 0, conflicts: 1, documents: 4, sites: 1, heavy: [] },
      { rule: 1, change: 'conflict', quote: lines[1], state: 'rejected' },
      { rule: 1, change: 'cut', quote: lines[2], document: 'gazette/page-12.txt' },
      { rule: 1, change: 'cut', quote: lines[3] },
    ]);
    const { start, end } = diff.rows[2] as { start: number; end: number };
    expect([...text(2)].slice(start, end).join('')).toBe(lines[2]);
    expect((await run(['rules', 'diff', file, '--lines'], workspace)).rows).toEqual(diff.rows);
    expect(await exported(workspace)).toEqual({ winnowRules: 1, rules: [] });

    const applied = await run(['rules', 'apply', file], workspace);
    expect(applied).toMatchObject({ code: 0, stderr: '' });
    expect(applied.rows).toMatchObject([
      { rule: 1, version: 1, text: template.text, cuts: 2, before: 0, changed: 2 },
    ]);
    const out = join(workspace, '..', 'out');
    const said = await command.run(['export', '--workspace', workspace, '--out', out]);
    expect(said.stdout).toMatch(/^\d+ flags open, 0 cut by policy, 1 by you, 2 by rules\.\n/);
    expect(manifestOf(out)['counts']).toMatchObject({ byCurator: 1, byPolicy: 0, byRule: 2 });
    const clean = lines.map((_, at) =>
      readFileSync(join(out, `clean/gazette/page-${at + 10}.txt`), 'utf8'),
    );
    expect(clean.map((page, at) => page.includes(lines[at]!))).toEqual([
      false,
      true,
      false,
      false,
      true,
    ]);
  });

  test('the same file again changes nothing; a rule that says something else is a new version', async () => {
    const { workspace, file, write } = await aWorkspace(['confirmed']);
    write(template);
    const [first] = (await run(['rules', 'apply', file], workspace)).rows;
    expect(first).toMatchObject({ version: 1, cuts: 3 });
    const again = await run(['rules', 'apply', file], workspace);
    expect(again.rows).toMatchObject([{ id: first!.id, version: 1, before: 3, changed: 0 }]);
    const none = { ...template, conditions: { first: 1 } };
    write(none);
    expect((await run(['rules', 'diff', file, '--lines'], workspace)).rows).toMatchObject([
      { known: first!.id, newCuts: 0, lostCuts: 3 },
      { change: 'reopen', quote: lines[1] },
      { change: 'reopen', quote: lines[2] },
      { change: 'reopen', quote: lines[3] },
    ]);
    expect((await run(['rules', 'apply', file], workspace)).rows).toMatchObject([
      { id: first!.id, version: 2, before: 3, cuts: 0, changed: 3 },
    ]);
    expect(await exported(workspace)).toEqual({ winnowRules: 1, rules: [none] });
  });

  test('what was suggested can be applied as it is', async () => {
    const { workspace, write, file } = await aWorkspace(['confirmed', 'confirmed']);
    const [first] = (await run(['suggest'], workspace)).rows as {
      chosen: number;
      ladder: { rule: RuleDefinition }[];
    }[];
    write(first!.ladder[first!.chosen]!.rule);
    expect(await run(['rules', 'test', file], workspace)).toMatchObject({ code: 0 });
    expect((await run(['rules', 'apply', file], workspace)).rows).toMatchObject([{ cuts: 2 }]);
    const after = await run(['suggest'], workspace);
    expect(after.stdout).not.toContain(template.text);
  });

  test.each([[['suggest']], [['rules']], [['rules', 'apply']]])(
    '%j has its help',
    async (words) => {
      const { code, stdout, stderr } = await command.run([...words, '--help']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`Usage: winnow ${words.join(' ')}`);
      expect((await command.run([...words, '--version'])).code).toBe(0);
    },
  );
});
