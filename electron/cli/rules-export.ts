import type { Command } from 'commander';
import { collectRules } from '../operations/rules/rule-files';
import { renderRuleText } from '../operations/rules/rule-text';
import type { CommandLine } from './command-line';
import { addRuleOptions, type RuleOptions, useBatch } from './rule-options';

/** `winnow rules export`: the rules of a batch as a rule file. */
export function addRulesExportCommand(rules: Command, line: CommandLine): void {
  const command = rules
    .command('export')
    .summary('print the rules of a batch as a rule file')
    .description('Prints all rules of the batch that are not retired, as a rule file.')
    .option('--yaml', 'as YAML instead of JSON');
  addRuleOptions(command).action(async (options: RuleOptions & { readonly yaml?: true }) => {
    await useBatch(options, async ({ readDb }, batchId) => {
      const file = collectRules(readDb, batchId);
      await line.output.write(renderRuleText(file, options.yaml === true));
    });
  });
}
