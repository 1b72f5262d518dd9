import { Command, CommanderError } from 'commander';
import { tuneV8 } from '../backend/tune-v8';
import { programVersion } from '../backend/resources-folder';
import type { CommandLine } from './command-line';
import { loadCommands } from './commands';
import { DataOutput, OutputClosed } from './data-output';
import { exitCode, type ExitCode, reportFailure } from './exit-code';
import { watchInterrupt } from './interrupt';

// Entry of the command line. The program is never ended while output is still on its way.

tuneV8();
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
    const program = await createProgram(words);
    await program.parseAsync(words, { from: 'user' });
    await line.output.finish();
    return line.exitCode;
  } catch (thrown) {
    // That nobody reads on is no problem; those that were reported stay.
    if (thrown instanceof OutputClosed) return line.exitCode;
    if (thrown instanceof CommanderError) {
      return thrown.exitCode === 0 ? exitCode.done : exitCode.wrongUsage;
    }
    await line.output.finish().catch(() => undefined);
    return reportFailure(thrown);
  }
}

async function createProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('winnow')
    .description('Cleans boilerplate and spam out of batches of scraped text, offline.')
    .version(programVersion())
    .exitOverride()
    .showHelpAfterError('(see --help)');
  for (const addCommand of await loadCommands(words[0])) addCommand(program, line);
  addVersion(program);
  return program;
}

function addVersion({ commands }: Command): void {
  for (const command of commands) addVersion(command.version(programVersion()));
}
