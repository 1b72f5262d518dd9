import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../shared/errors/app-error';
import { programVersion } from '../backend/resources-folder';
import { exportBatch } from '../operations/export-batch';
import { checkFinished, checkFolder, exportSummary, rootsOf } from '../operations/plan-export';
import type { LineEnds } from '../writers/line-ends';
import { lineEndsOption } from './clean';
import type { CommandLine } from './command-line';
import { escapeLine } from './escape-line';
import { createProgress, type Progress, progressOption, type ProgressStyle } from './progress';
import { useWorkspace } from './use-workspace';
import { chooseBatch, jobContext, reportEmptied, reportProblems } from './work-on-batch';

interface ExportOptions {
  readonly workspace: string;
  readonly out: string;
  readonly batch?: string;
  readonly replace?: true;
  readonly lineEnds: LineEnds;
  readonly progress: ProgressStyle;
}

/** `winnow export`: a reviewed batch out of a workspace into a folder. */
export function addExportCommand(program: Command, line: CommandLine): void {
  program
    .command('export')
    .summary('export a batch of a workspace to a folder')
    .requiredOption('--workspace <file>', 'the workspace (required)')
    .requiredOption('--out <folder>', 'where the export goes (required)')
    .option(
      '--batch <name>',
      'the batch, by its name or as name#id; needed where the workspace holds several',
    )
    .option('--replace', 'replace an earlier export in the folder')
    .addOption(lineEndsOption())
    .addOption(progressOption())
    .action(async (options: ExportOptions) => {
      const progress = createProgress(options.progress);
      try {
        await exportFrom(line, options, progress);
      } finally {
        progress.end();
      }
    });
}

async function exportFrom(
  line: CommandLine,
  options: ExportOptions,
  progress: Progress,
): Promise<void> {
  const { workspace: path, out: folder, lineEnds } = options;
  if (!existsSync(path)) throw new AppError('INPUT_UNAVAILABLE', { path, reason: 'ENOENT' });
  await useWorkspace({ path }, async (workspace) => {
    const batch = chooseBatch(workspace, options.batch);
    const replace = options.replace === true;
    // Who is refused is told that alone; the export looks again.
    checkFinished(batch);
    await checkFolder({ folder: resolve(folder), replace }, rootsOf(workspace.readDb));
    await line.output.say(`${exportSummary(batch.counts)}\n`);
    const input = { batchId: batch.id, folder, replace, lineEnds, program: programVersion() };
    await exportBatch(workspace.readDb, input, jobContext(line, progress));
    progress.end();
    await line.output.say(`Wrote ${batch.counts.documents} documents to ${escapeLine(folder)}.\n`);
    line.exitCode = reportProblems(workspace, batch.id);
    // A curator has decided on them; so they are named, and no problem.
    reportEmptied(workspace, batch.id);
  });
}
