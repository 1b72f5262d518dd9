import type { Command } from 'commander';
import { AppError } from '../../shared/errors/app-error';
import type { RuleTallyShape } from '../../shared/ipc/rule-shapes';
import type { RuleDefinition } from '../../shared/model/rule';
import { tryRule } from '../operations/rules/check-rule';
import { previewRule } from '../operations/rules/preview-rule';
import { parseRuleFile } from '../operations/rules/rule-files';
import type { RuleContext } from '../operations/rules/rule-hits';
import type { ReadDb } from '../store/database';
import type { CommandLine } from './command-line';
import { exitCode } from './exit-code';
import { addRuleOptions, type RuleOptions, useLines } from './rule-options';

/** `winnow rules test`: what is wrong with the rules of a file, and what they match. */
export function addRulesTestCommand(rules: Command, line: CommandLine): void {
  const command = rules
    .command('test')
    .summary('check the rules of a file and count what they match')
    .description(
      'Prints one row of JSON for each rule: {"rule", "form", "text", "kind", "remarks": ' +
        '[{"severity", "message"}], "examples": {"checked", "failed"}, "tally"}. "rule" is its ' +
        'place in the file, from 1; "tally" counts the lines it matches by what stands on them, ' +
        'their documents and sites, and is null for a rule that must not run. Ends with 1 when ' +
        'an example fails or a rule must not run. Changes nothing.',
    )
    .argument('<rules>', 'the rule file');
  addRuleOptions(command).action(async (file: string, options: RuleOptions) => {
    const definitions = await parseRuleFile(file);
    await useLines(line, options, async ({ readDb }, context) => {
      for (const [at, definition] of definitions.entries()) {
        const { isGood, ...tested } = await testRule(readDb, context, definition);
        if (!isGood) line.exitCode = exitCode.doneWithProblems;
        const { form, text, kind } = definition;
        const row = { rule: at + 1, form, text, kind, ...tested };
        await line.output.write(`${JSON.stringify(row)}\n`);
      }
    });
  });
}

async function testRule(db: ReadDb, context: RuleContext, definition: RuleDefinition) {
  const { cut, keep } = definition.examples;
  const { remarks, failed } = await tryRule(definition, context.matchPattern);
  let tally: RuleTallyShape | null = null;
  try {
    // What it matches is told whatever its examples say.
    const rule = { ...definition, examples: { cut: [], keep: [] } };
    ({ tally } = await previewRule(db, { rule }, context));
  } catch (thrown) {
    const isKnown = thrown instanceof AppError && thrown.code === 'RULE_INVALID';
    const isSlow = thrown instanceof AppError && thrown.code === 'RULE_TOO_SLOW';
    if (!isKnown && !isSlow) throw thrown;
    if (isSlow) remarks.push({ severity: 'error', message: thrown.message });
  }
  return {
    isGood: remarks.every(({ severity }) => severity !== 'error'),
    remarks,
    examples: { checked: cut.length + keep.length, failed },
    tally,
  };
}
