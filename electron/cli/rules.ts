import type { Command } from 'commander';
import type { CommandLine } from './command-line';
import { addRulesApplyCommand } from './rules-apply';
import { addRulesDiffCommand } from './rules-diff';
import { addRulesExportCommand } from './rules-export';
import { addRulesTestCommand } from './rules-test';

/** `winnow rules`: the commands about rule files. */
export function addRulesCommands(program: Command, line: CommandLine): void {
  const rules = program.command('rules').summary('test, compare, apply and export rule files');
  addRulesTestCommand(rules, line);
  addRulesDiffCommand(rules, line);
  addRulesApplyCommand(rules, line);
  addRulesExportCommand(rules, line);
}
