import { AppError } from '../../shared/errors/app-error';
import type { RuleDefinition } from '../../shared/model/rule';
import type { CommandLine } from './command-line';
import { escapeLine } from './escape-line';
import { exitCode } from './exit-code';

interface Numbered {
  /** Place in the file, from 1. */
  readonly rule: number;
  readonly definition: RuleDefinition;
}

/** Works on a rule of a file; one that takes too long is named on stderr, and the others go on. */
export async function reportSlow(
  line: CommandLine,
  { rule, definition }: Numbered,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'RULE_TOO_SLOW') throw thrown;
    line.exitCode = exitCode.doneWithProblems;
    console.error(`winnow: rule ${rule}, ${escapeLine(definition.text)}: ${thrown.message}`);
  }
}
