import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { AppError } from '../../shared/errors/app-error';
import { PatternThread } from '../backend/pattern-thread';
import { LineBook } from '../operations/rules/line-book';
import type { RuleContext } from '../operations/rules/rule-hits';
import type { Workspace } from '../store/open-workspace';
import type { CommandLine } from './command-line';
import { useWorkspace } from './use-workspace';
import { chooseBatch } from './work-on-batch';

export interface RuleOptions {
  readonly workspace: string;
  readonly batch?: string;
}

/** The options of every command about rules. */
export function addRuleOptions(command: Command): Command {
  return command
    .requiredOption('--workspace <file>', 'the workspace (required)')
    .option(
      '--batch <name>',
      'the batch, by its name or as name#id; needed where the workspace holds several',
    );
}

/** A batch of an existing workspace. Throws INPUT_UNAVAILABLE where there is none. */
export async function useBatch(
  { workspace: path, batch: name }: RuleOptions,
  work: (workspace: Workspace, batchId: number) => Promise<void>,
): Promise<void> {
  if (!existsSync(path)) throw new AppError('INPUT_UNAVAILABLE', { path, reason: 'ENOENT' });
  await useWorkspace({ path }, (workspace) => work(workspace, chooseBatch(workspace, name).id));
}

/** The same with the lines of the batch read, and a thread for regular expressions. */
export async function useLines(
  line: CommandLine,
  options: RuleOptions,
  work: (workspace: Workspace, context: RuleContext) => Promise<void>,
): Promise<void> {
  const patterns = new PatternThread();
  try {
    await useBatch(options, async (workspace, batchId) => {
      const breathe = () => line.interrupt.breathe();
      const book = await LineBook.build(workspace.readDb, batchId, breathe);
      await work(workspace, { book, breathe, matchPattern: patterns.match });
    });
  } finally {
    await patterns.close();
  }
}
