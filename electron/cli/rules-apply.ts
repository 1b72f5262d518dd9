import { isDeepStrictEqual } from 'node:util';
import type { Command } from 'commander';
import type { RuleChanged } from '../../shared/ipc/rule-shapes';
import { type KnownRule, matchKnownRules } from '../operations/rules/match-known-rules';
import { checkRules, insertDrafts, parseRuleFile } from '../operations/rules/rule-files';
import { reviseRule, type SwitchContext, switchRule } from '../operations/rules/switch-rule';
import type { WriteDb } from '../store/database';
import { countRuleCuts } from '../store/rule-cuts';
import { getRule } from '../store/rules';
import type { CommandLine } from './command-line';
import { reportSlow } from './report-slow';
import { addRuleOptions, type RuleOptions, useLines } from './rule-options';

/** `winnow rules apply`: the rules of a file, switched on. */
export function addRulesApplyCommand(rules: Command, line: CommandLine): void {
  const command = rules
    .command('apply')
    .summary('import the rules of a file and switch them on')
    .description(
      'Switches each rule of the file on, in one step that the window can undo, and prints one row ' +
        'of JSON for it: {"rule", "id", "version", "text", "cuts", "before", "changed"}: the cuts ' +
        'it makes now, those it made before, and the lines that changed. A rule that the batch has ' +
        'already is switched on, or gets a new version where the file says something else; ' +
        'applying a file again changes nothing. What a curator decided by hand stays.',
    )
    .argument('<rules>', 'the rule file');
  addRuleOptions(command).action(async (file: string, options: RuleOptions) => {
    const definitions = await parseRuleFile(file);
    await useLines(line, options, async ({ db, readDb }, context) => {
      await checkRules(file, definitions, context.matchPattern);
      for (const [at, definition] of definitions.entries()) {
        // The one before may be the same rule.
        const [matched] = matchKnownRules(readDb, context.book.batchId, [definition]);
        const asked = { rule: at + 1, definition };
        await reportSlow(line, asked, async () => {
          const applied = await applyRule(db, matched!, { ...context, now: timeNow() });
          const row = { rule: at + 1, ...applied, text: definition.text };
          await line.output.write(`${JSON.stringify(row)}\n`);
        });
      }
    });
  });
}

async function applyRule(
  db: WriteDb,
  { definition, known }: KnownRule,
  context: SwitchContext,
): Promise<object> {
  const { batchId } = context.book;
  const { id, state } = known ?? insertDrafts(db, batchId, [definition], context.now)[0]!;
  const { cuts: before } = countRuleCuts(db, id);
  const changes: RuleChanged[] = [];
  if (known && !isDeepStrictEqual(known.definition, definition)) {
    changes.push(await reviseRule(db, id, definition, context));
  }
  if (state !== 'active') changes.push(await switchRule(db, id, 'active', context));
  const { version } = getRule(db, id)!;
  const changed = changes.reduce((sum, { decided }) => sum + decided.changed, 0);
  return { id, version, cuts: countRuleCuts(db, id).cuts, before, changed };
}

function timeNow(): string {
  return new Date().toISOString();
}
