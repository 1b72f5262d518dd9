import type { Command } from 'commander';
import { describeArrival } from '../../shared/ipc/describe-arrival';
import type { BatchSummary, JobProgress } from '../../shared/ipc/shapes';
import type { JobContext } from '../operations/job-context';
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
      let arrived: JobProgress['arrived'];
      const context = watchArrival(jobContext(line, progress), (now) => (arrived = now));
      try {
        line.exitCode = await useWorkspace({ path: options.workspace }, async (workspace) => {
          const batchId = await importInto(
            workspace,
            { inputs, name: options.batch, choice: readChoiceOf(options) },
            context,
          );
          progress.end();
          await line.output.say(conclusion(batchNow(workspace, batchId), arrived));
          return reportProblems(workspace, batchId);
        });
      } finally {
        progress.end();
      }
    });
}

/** The same context, which tells too what came in and what the batch held already. */
function watchArrival(
  context: JobContext,
  tell: (arrived: JobProgress['arrived']) => void,
): JobContext {
  return {
    ...context,
    onProgress: (progress) => {
      if (progress.arrived) tell(progress.arrived);
      context.onProgress(progress);
    },
  };
}

/** What the batch holds now, and, where that is not all of it, what the import brought. */
function conclusion({ name, counts }: BatchSummary, arrived: JobProgress['arrived']): string {
  const { documents, open, problems } = counts;
  const news = [
    ...(arrived?.added === documents ? [] : [describeArrival(arrived, documents)]),
    ...(problems === 0 ? [] : [problems === 1 ? '1 problem' : `${problems} problems`]),
  ];
  const more = news.length === 0 ? '' : `; ${news.join(', ')}`;
  return `${escapeLine(name)}: ${documents} documents, ${open} flags open${more}\n`;
}
