import type { Command } from 'commander';
import type { BlastRadius } from '../../shared/ipc/rule-shapes';
import { listChanges } from '../operations/rules/list-changes';
import { type KnownRule, matchKnownRules } from '../operations/rules/match-known-rules';
import { previewRule } from '../operations/rules/preview-rule';
import { checkRules, parseRuleFile } from '../operations/rules/rule-files';
import type { RuleContext } from '../operations/rules/rule-hits';
import type { ReadDb } from '../store/database';
import type { CommandLine } from './command-line';
import { renderHit } from './render-hit';
import { reportSlow } from './report-slow';
import { addRuleOptions, type RuleOptions, useLines } from './rule-options';

interface DiffOptions extends RuleOptions {
  readonly lines?: true;
}

/** `winnow rules diff`: what switching the rules of a file on would change. */
export function addRulesDiffCommand(rules: Command, line: CommandLine): void {
  const command = rules
    .command('diff')
    .summary('say what switching the rules of a file on would change')
    .description(
      'Prints one row of JSON for each rule, each looked at alone: {"rule", "text", "known"?, ' +
        '"newCuts", "lostCuts", "conflicts", "documents", "sites", "heavyDocuments", "heavy": ' +
        '[{"document", "share"}]}. "known" is the number of the rule of the batch that reads the ' +
        'same on the same site: the one in the file would be a new version of it, and cuts may be ' +
        'lost. Conflicts are lines that a curator keeps: they stay. Heavy are documents that ' +
        'would lose over a third of their text. Changes nothing.',
    )
    .argument('<rules>', 'the rule file')
    .option('--lines', 'print one row for each line that would change, too');
  addRuleOptions(command).action(async (file: string, options: DiffOptions) => {
    const definitions = await parseRuleFile(file);
    await useLines(line, options, async ({ readDb }, context) => {
      await checkRules(file, definitions, context.matchPattern);
      const matched = matchKnownRules(readDb, context.book.batchId, definitions);
      for (const [at, one] of matched.entries()) {
        const asked = { ...one, rule: at + 1, lines: options.lines === true };
        await reportSlow(line, asked, () => diffRule(line, readDb, context, asked));
      }
    });
  });
}

async function diffRule(
  { output }: CommandLine,
  db: ReadDb,
  context: RuleContext,
  { definition, known, rule, lines }: KnownRule & { rule: number; lines: boolean },
): Promise<void> {
  const input = { rule: definition, ruleId: known?.id };
  const radius = await previewRule(db, input, context);
  const named = { rule, text: definition.text, ...(known && { known: known.id }) };
  await output.write(`${JSON.stringify({ ...named, ...renderRadius(radius) })}\n`);
  if (!lines) return;
  for await (const { change, hit } of listChanges(db, input, context)) {
    await output.write(`${JSON.stringify({ rule, change, ...renderHit(db, hit) })}\n`);
  }
}

function renderRadius(radius: BlastRadius): object {
  const { newCuts, lostCuts, conflicts, heavyDocuments, heavy, tally } = radius;
  const { documents, sites } = tally;
  return {
    newCuts,
    lostCuts,
    conflicts,
    documents,
    sites,
    heavyDocuments,
    heavy: heavy.map(({ path, share }) => ({ document: path, share })),
  };
}
