import type { Command } from 'commander';
import type { CommandLine } from './command-line';
import { escapeLine } from './escape-line';
import { createProgress, progressOption, type ProgressStyle } from './progress';
import { addReadOptions, readChoiceOf, type ReadOptions } from './read-options';
import { useWorkspace } from './use-workspace';
import { batchNow, checkInputs, importInto, jobContext, reportProblems } from './work-on-batch';

interface ImportOptions extends ReadOptions {
  readonly workspace: string;
  readonly batch?: string;
  readonly progress: ProgressStyle;
}

/** `winnow import`: files into a workspace, flagged and ready for review. */
export function addImportCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('import')
    .summary('import and flag files for review in the window')
    .argument('<inputs...>', 'files and folders')
    .requiredOption('--workspace <file>', 'the workspace (required); created if missing')
    .option('--batch <name>', 'add to the batch of this name, or create it');
  addReadOptions(command)
    .addOption(progressOption())
    .action(async (inputs: string[], options: ImportOptions) => {
      checkInputs(inputs);
      const progress = createProgress(options.progress);
      const context = jobContext(line, progress);
      try {
        line.exitCode = await useWorkspace({ path: options.workspace }, async (workspace) => {
          const batchId = await importInto(
            workspace,
            { inputs, name: options.batch, choice: readChoiceOf(options) },
            context,
          );
          progress.end();
          const { name, counts } = batchNow(workspace, batchId);
          await line.output.say(
            `${escapeLine(name)}: ${counts.documents} documents, ${counts.open} flags open\n`,
          );
          return reportProblems(workspace, batchId);
        });
      } finally {
        progress.end();
      }
    });
}
