import { existsSync } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { BackendHandlers } from '../../../shared/ipc/contract';
import type { RecentWorkspace, WorkspaceState } from '../../../shared/ipc/shapes';
import { beginBatch } from '../../operations/batch-roots';
import { listBatches } from '../../store/batches';
import { listLastExports } from '../../store/last-exports';
import { isOlderFormat } from '../../store/open-workspace';
import { followSettings, startImport, type BackendContext } from '../backend-context';
import { addRecent } from '../settings';

const sampleBatchName = 'Sample batch';

export function workspaceHandlers(context: BackendContext): BackendHandlers['workspace'] {
  const { session, jobs } = context;
  return {
    current: () => stateOf(context) ?? null,
    open: ({ path }) => {
      jobs.checkIdle();
      if (isOlderFormat(path)) return upgrade(context, path);
      // At once: the calls behind this one need the workspace.
      session.open(path);
      return opened(context);
    },
    create: ({ path }) => {
      jobs.checkIdle();
      session.create(path);
      return opened(context);
    },
    openSamples: () => openSamples(context),
    recent: () => listRecent(context),
    forget: ({ path }) => {
      const { settings } = context;
      const others = settings.get().recentWorkspaces.filter((other) => other !== path);
      settings.set({ recentWorkspaces: others });
      return listRecent(context);
    },
  };
}

/** Opens a workspace of an older format, which takes all of this process: first the window is told. */
async function upgrade(context: BackendContext, path: string): Promise<WorkspaceState> {
  await sayUpgrade(context, path);
  context.session.open(path);
  return opened(context);
}

/** Done when the news of an upgrade is on its way. */
async function sayUpgrade({ jobs, tellUpgrading }: BackendContext, path: string): Promise<void> {
  tellUpgrading({ path });
  await setImmediate();
  // A job that was started meanwhile needs the workspace that is open.
  jobs.checkIdle();
}

/** The open workspace as the window sees it. */
function stateOf({ session, jobs, folders }: BackendContext): WorkspaceState | undefined {
  const open = session.state;
  if (!open) return undefined;
  const working = jobs.busy ? jobs.current?.batchId : undefined;
  return {
    ...open,
    ...(open.path === samplesPath(folders.dataFolder) && { samples: true }),
    unfinished: open.batches
      .filter(({ id, state }) => state !== 'ready' && id !== working)
      .map(({ id }) => id),
    exports: listLastExports(session.readDb),
  };
}

/** Counts the workspace that was just opened as the settings say, and remembers it. */
function opened(context: BackendContext): WorkspaceState {
  const { settings, rules } = context;
  rules.forget();
  followSettings(context);
  const state = stateOf(context)!;
  if (state.samples) return state;
  const recentWorkspaces = addRecent(settings.get().recentWorkspaces, state.path);
  try {
    settings.set({ recentWorkspaces });
  } catch {
    // A full disk is no reason not to open what can be opened.
  }
  return state;
}

/** The recent workspaces; the samples have a way of their own to be opened. */
async function listRecent({ settings }: BackendContext): Promise<RecentWorkspace[]> {
  const paths = settings.get().recentWorkspaces;
  return Promise.all(
    paths.map(async (path) => ({
      path,
      name: basename(path, extname(path)),
      missing: await access(path).then(
        () => false,
        () => true,
      ),
    })),
  );
}

function samplesPath(dataFolder: string): string {
  return join(dataFolder, 'Samples.winnow');
}

/** Opens the sample workspace and fills it when that has not been done, or not to the end. */
async function openSamples(context: BackendContext): Promise<WorkspaceState> {
  const { session, jobs, folders } = context;
  const path = samplesPath(folders.dataFolder);
  jobs.checkIdle();
  await mkdir(folders.dataFolder, { recursive: true });
  // A job that was started meanwhile needs the workspace that is open.
  jobs.checkIdle();
  if (isOlderFormat(path)) await sayUpgrade(context, path);
  if (existsSync(path)) session.open(path);
  else session.create(path);
  followSettings(context);
  const [batch] = listBatches(session.readDb);
  if (batch?.state !== 'ready') {
    const paths = [folders.samplesFolder];
    const batchId =
      batch?.id ?? beginBatch(session.db, { name: sampleBatchName, paths }, context.now());
    startImport(context, batchId, paths);
    await jobs.finish();
  }
  return stateOf(context)!;
}
