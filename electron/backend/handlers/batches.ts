import { basename } from 'node:path';
import { errorHint } from '../../../shared/errors/app-error';
import type { BackendHandlers } from '../../../shared/ipc/contract';
import { insertBatch, listBatches } from '../../store/batches';
import { listProblems } from '../../store/problems';
import { knownBatch, startImport, type BackendContext } from '../backend-context';

export function batchHandlers(context: BackendContext): BackendHandlers['batches'] {
  const { session, jobs } = context;
  return {
    list: () => listBatches(session.readDb),
    get: ({ batchId }) => knownBatch(context, batchId),
    import: ({ paths, name, batchId }) => {
      jobs.checkIdle();
      const id =
        batchId === undefined
          ? insertBatch(session.db, name ?? nameBatch(paths), context.now())
          : knownBatch(context, batchId).id;
      return { jobId: startImport(context, id, paths), batchId: id };
    },
    problems: ({ batchId }) =>
      listProblems(session.readDb, knownBatch(context, batchId).id).map((problem) => ({
        ...problem,
        hint: errorHint(problem.code),
      })),
  };
}

/** "crawl", or "crawl and 2 more". */
export function nameBatch(paths: readonly string[]): string {
  const first = basename(paths[0]!).slice(0, 150) || 'Batch';
  return paths.length === 1 ? first : `${first} and ${paths.length - 1} more`;
}
