import { type Command, Option } from 'commander';
import { resolve } from 'node:path';
import type { CutPolicy } from '../../shared/engine/apply-policy';
import { AppError } from '../../shared/errors/app-error';
import { programVersion } from '../backend/resources-folder';
import { applyPolicyToBatch } from '../operations/apply-policy';
import { exportBatch } from '../operations/export-batch';
import type { JobContext } from '../operations/job-context';
import {
  checkFolder,
  emptiedSummary,
  type ExportTarget,
  exportSummary,
} from '../operations/plan-export';
import { reopenPolicyCuts } from '../operations/reopen-policy-cuts';
import { countEmptied } from '../store/document-extremes';
import { listDocumentIds } from '../store/documents';
import type { Workspace } from '../store/open-workspace';
import type { LineEnds } from '../writers/line-ends';
import type { CommandLine } from './command-line';
import { escapeLine } from './escape-line';
import { exitCode, type ExitCode } from './exit-code';
import { addPolicyOptions, policyOf, type PolicyOptions } from './policy-options';
import { createProgress, progressOption, type ProgressStyle } from './progress';
import { addReadOptions, readChoiceOf, type ReadOptions } from './read-options';
import { renderCutLines, renderCutTable } from './render-cuts';
import { useWorkspace } from './use-workspace';
import {
  batchNow,
  checkInputs,
  importInto,
  jobContext,
  reportEmptied,
  reportProblems,
} from './work-on-batch';

interface CleanOptions extends PolicyOptions, ReadOptions {
  readonly out?: string;
  readonly workspace?: string;
  readonly replace?: true;
  readonly dryRun?: true;
  readonly report?: true;
  readonly lineEnds: LineEnds;
  readonly progress: ProgressStyle;
}

/** `winnow clean`: files in, clean files out. */
export function addCleanCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('clean')
    .summary('import, flag, cut by policy and export in one go')
    .description(
      'Imports files and folders, flags them, cuts what the policy says and exports the rest to a ' +
        'folder. Prints what was cut; what could not be read is named on stderr. A workspace keeps ' +
        'everything for a later look in the window; the decisions in it stand.',
    )
    .argument('<inputs...>', 'files and folders')
    .option('--out <folder>', 'where the export goes (required, but for a dry run)')
    .option('--workspace <file>', 'keep the batch in this workspace; created if missing')
    .option('--replace', 'replace an earlier export in the folder')
    .option('--dry-run', 'say what would be cut and write nothing')
    .option('--report', 'print one line for each cut')
    .addOption(lineEndsOption());
  addReadOptions(command);
  addPolicyOptions(command)
    .addOption(progressOption())
    .action(async (inputs: string[], options: CleanOptions) => {
      line.exitCode = await clean(line, inputs, options);
    });
}

/** How the lines of exported files end. */
export function lineEndsOption(): Option {
  return new Option('--line-ends <style>', 'end lines with \\n, or as the source does')
    .choices(['lf', 'source'] satisfies LineEnds[])
    .default('lf');
}

async function clean(
  line: CommandLine,
  inputs: readonly string[],
  options: CleanOptions,
): Promise<ExitCode> {
  const target = targetOf(options);
  checkInputs(inputs);
  // Said before hours of work rather than after them; the export looks again.
  const roots = inputs.map((input) => resolve(input));
  if (target) await checkFolder(target, roots);
  const progress = createProgress(options.progress);
  const context = jobContext(line, progress);
  const choice = { path: options.workspace, dryRun: options.dryRun };
  try {
    return await useWorkspace(choice, async (workspace) => {
      const batchId = await importInto(
        workspace,
        { inputs, choice: readChoiceOf(options) },
        context,
      );
      decide(workspace, batchId, policyOf(options), context);
      progress.end();
      await describe(line, workspace, batchId, options);
      if (target && options.dryRun !== true) {
        const { lineEnds } = options;
        const input = { ...target, batchId, lineEnds, program: programVersion() };
        await exportBatch(workspace.readDb, input, context);
      }
      progress.end();
      await line.output.say(conclusion(workspace, batchId, options));
      const code = reportProblems(workspace, batchId);
      // Nobody has seen these texts go: that is a problem, whatever else went well.
      return reportEmptied(workspace, batchId) ? exitCode.doneWithProblems : code;
    });
  } finally {
    progress.end();
  }
}

/** Where the export is to go; undefined where none was named and nothing is to be written. */
function targetOf({ out, replace, dryRun }: CleanOptions): ExportTarget | undefined {
  if (out !== undefined) return { folder: resolve(out), replace: replace === true };
  if (dryRun === true) return undefined;
  throw new AppError('USAGE', { reason: 'say with --out <folder> where the export goes' });
}

function decide({ db }: Workspace, batchId: number, policy: CutPolicy, { now }: JobContext): void {
  reopenPolicyCuts(db, { batchId, policy }, now());
  applyPolicyToBatch(db, { batchId, policy }, now());
}

/** Says what is open and what is cut, before anything is written. */
async function describe(
  { output, interrupt }: CommandLine,
  workspace: Workspace,
  batchId: number,
  { report }: CleanOptions,
): Promise<void> {
  const { readDb } = workspace;
  if (report === true) {
    for (const id of listDocumentIds(readDb, batchId)) {
      await interrupt.breathe();
      await output.say(renderCutLines(readDb, id));
    }
  }
  await output.say(`${exportSummary(batchNow(workspace, batchId).counts)}\n`);
  await output.say(renderCutTable(readDb, batchId));
  const emptied = countEmptied(readDb, batchId);
  if (emptied > 0) await output.say(`${emptiedSummary(emptied)}\n`);
}

function conclusion(workspace: Workspace, batchId: number, options: CleanOptions): string {
  const { counts } = batchNow(workspace, batchId);
  const documents = counts.documents === 1 ? '1 document' : `${counts.documents} documents`;
  const problems = counts.problems === 1 ? '1 problem' : `${counts.problems} problems`;
  const place = options.out === undefined ? 'an export' : escapeLine(options.out);
  const written =
    options.dryRun === true
      ? `Nothing was written: ${documents} would go to ${place}.`
      : `Wrote ${documents} to ${place}.`;
  return `${written}\n${problems}\n`;
}
