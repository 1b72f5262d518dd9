import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError } from '../../shared/errors/app-error';
import { takeBackHalfSteps } from '../operations/long-step';
import { mapError } from '../backend/map-error';
import { copyWorkspace } from '../store/copy-workspace';
import { createWorkspace, openWorkspace, type Workspace } from '../store/open-workspace';

interface WorkspaceChoice {
  /** The caller's own file; a temporary one when absent. */
  readonly path?: string | undefined;
  /** Nothing is written to the caller's file: the work is done on a copy. */
  readonly dryRun?: boolean | undefined;
}

/** Does work in a workspace, which is created where it does not exist, and closes it. */
export async function useWorkspace<Result>(
  { path, dryRun }: WorkspaceChoice,
  work: (workspace: Workspace) => Promise<Result>,
): Promise<Result> {
  if (path !== undefined && dryRun !== true) return workIn(resolve(path), work);
  const folder = await makeTemporaryFolder();
  try {
    const copy = join(folder, 'workspace.winnow');
    if (path !== undefined && existsSync(path)) copyWorkspace(resolve(path), copy);
    return await workIn(copy, work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeTemporaryFolder(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), 'winnow-workspace-'));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new AppError('WORKSPACE_UNAVAILABLE', { path: tmpdir(), reason }, { cause: error });
  }
}

/** What others are told that the workspace is open in. */
const program = 'the winnow command';

async function workIn<Result>(
  path: string,
  work: (workspace: Workspace) => Promise<Result>,
): Promise<Result> {
  let workspace: Workspace | undefined;
  try {
    workspace = existsSync(path)
      ? openWorkspace(path, { program })
      : createWorkspace(path, program);
    takeBackHalfSteps(workspace.db, new Date().toISOString());
    return await work(workspace);
  } catch (thrown) {
    throw mapError(thrown, path);
  } finally {
    workspace?.close();
  }
}
