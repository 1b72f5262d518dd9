import { Command, CommanderError } from 'commander';
import { keepHeapLean } from '../backend/lean-heap';
import { programVersion } from '../backend/resources-folder';
import type { CommandLine } from './command-line';
import { DataOutput, OutputClosed } from './data-output';
import { exitCode, type ExitCode, reportFailure } from './exit-code';
import { addCleanCommand } from './clean';
import { addExportCommand } from './export';
import { addFilterCommand } from './filter';
import { addFlagCommand } from './flag';
import { addImportCommand } from './import';
import { watchInterrupt } from './interrupt';
import { addRulesCommands } from './rules';
import { addSuggestCommand } from './suggest';

// Entry of the command line. The program is never ended while output is still on its way.

keepHeapLean();
const line: CommandLine = {
  output: new DataOutput(process.stdout),
  interrupt: watchInterrupt(),
  exitCode: exitCode.done,
};
// Nobody listening to our words is no reason to stop working.
process.stderr.on('error', () => undefined);

process.exitCode = await run(process.argv.slice(2));
line.interrupt.end();

async function run(words: readonly string[]): Promise<ExitCode> {
  try {
    await createProgram().parseAsync(words, { from: 'user' });
    await line.output.finish();
    return line.exitCode;
  } catch (thrown) {
    if (thrown instanceof OutputClosed) return exitCode.done;
    if (thrown instanceof CommanderError) {
      return thrown.exitCode === 0 ? exitCode.done : exitCode.wrongUsage;
    }
    await line.output.finish().catch(() => undefined);
    return reportFailure(thrown);
  }
}

function createProgram(): Command {
  const program = new Command('winnow')
    .description('Cleans boilerplate and spam out of batches of scraped text, offline.')
    .version(programVersion())
    .exitOverride()
    .showHelpAfterError('(see --help)');
  addFlagCommand(program, line);
  addFilterCommand(program, line);
  addCleanCommand(program, line);
  addImportCommand(program, line);
  addExportCommand(program, line);
  addSuggestCommand(program, line);
  addRulesCommands(program, line);
  addVersion(program);
  return program;
}

function addVersion({ commands }: Command): void {
  for (const command of commands) addVersion(command.version(programVersion()));
}
