import type { Command } from 'commander';
import { collectRules, renderRuleFile } from '../operations/rules/rule-files';
import type { CommandLine } from './command-line';
import { addRuleOptions, type RuleOptions, useBatch } from './rule-options';

/** `winnow rules export`: the rules of a batch as a rule file. */
export function addRulesExportCommand(rules: Command, line: CommandLine): void {
  const command = rules
    .command('export')
    .summary('print the rules of a batch as a rule file')
    .description('Prints all rules of the batch that are not retired, as a rule file.');
  addRuleOptions(command).action(async (options: RuleOptions) => {
    await useBatch(options, async ({ readDb }, batchId) => {
      await line.output.write(renderRuleFile(collectRules(readDb, batchId)));
    });
  });
}
