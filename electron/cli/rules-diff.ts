import type { Command } from 'commander';
import type { BlastRadius } from '../../shared/ipc/rule-shapes';
import type { LineBook } from '../operations/rules/line-book';
import { listChanges } from '../operations/rules/list-changes';
import { type KnownRule, matchKnownRules } from '../operations/rules/match-known-rules';
import { previewRule } from '../operations/rules/preview-rule';
import { readRuleFile } from '../operations/rules/rule-files';
import type { ReadDb } from '../store/database';
import type { CommandLine } from './command-line';
import { renderHit } from './render-hit';
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
    const definitions = await readRuleFile(file);
    await useLines(line, options, async ({ readDb }, book) => {
      const matched = matchKnownRules(readDb, book.batchId, definitions);
      for (const [at, one] of matched.entries()) {
        await diffRule(line, readDb, book, { ...one, rule: at + 1, lines: options.lines === true });
      }
    });
  });
}

async function diffRule(
  { output, interrupt }: CommandLine,
  db: ReadDb,
  book: LineBook,
  { definition, known, rule, lines }: KnownRule & { rule: number; lines: boolean },
): Promise<void> {
  const breathe = () => interrupt.breathe();
  const input = { rule: definition, ruleId: known?.id };
  const radius = await previewRule(db, book, input, breathe);
  const named = { rule, text: definition.text, ...(known && { known: known.id }) };
  await output.write(`${JSON.stringify({ ...named, ...renderRadius(radius) })}\n`);
  if (!lines) return;
  for await (const { change, hit } of listChanges(db, book, input, breathe)) {
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
