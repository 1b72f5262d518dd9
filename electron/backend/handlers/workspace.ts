import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackendHandlers } from '../../../shared/ipc/contract';
import type { WorkspaceState } from '../../../shared/ipc/shapes';
import { insertBatch, listBatches } from '../../store/batches';
import { startImport, type BackendContext } from '../backend-context';

const sampleBatchName = 'Sample batch';

export function workspaceHandlers(context: BackendContext): BackendHandlers['workspace'] {
  const { session, jobs } = context;
  return {
    current: () => session.state ?? null,
    open: ({ path }) => {
      jobs.checkIdle();
      return session.open(path);
    },
    create: ({ path }) => {
      jobs.checkIdle();
      return session.create(path);
    },
    openSamples: () => {
      jobs.checkIdle();
      return openSamples(context);
    },
  };
}

/** Opens the sample workspace and fills it when that has not been done, or not to the end. */
async function openSamples(context: BackendContext): Promise<WorkspaceState> {
  const { session, jobs, folders } = context;
  const path = join(folders.dataFolder, 'Samples.winnow');
  await mkdir(folders.dataFolder, { recursive: true });
  if (existsSync(path)) session.open(path);
  else session.create(path);
  const [batch] = listBatches(session.readDb);
  if (batch?.state !== 'ready') {
    const batchId = batch?.id ?? insertBatch(session.db, sampleBatchName, context.now());
    startImport(context, batchId, [folders.samplesFolder]);
    await jobs.finish();
  }
  return session.state!;
}
