import { basename } from 'node:path';
import { errorHint } from '../../../shared/errors/app-error';
import type { BackendHandlers } from '../../../shared/ipc/contract';
import { beginBatch } from '../../operations/batch-roots';
import { exportProblems } from '../../operations/export-problems';
import { listBatches, renameBatch } from '../../store/batches';
import { listProblems } from '../../store/problems';
import { knownBatch, startImport, startReadAs, type BackendContext } from '../backend-context';

export function batchHandlers(context: BackendContext): BackendHandlers['batches'] {
  const { session, jobs } = context;
  return {
    list: () => listBatches(session.readDb),
    get: ({ batchId }) => knownBatch(context, batchId),
    import: ({ paths, name, batchId }) => {
      jobs.checkIdle();
      const id =
        batchId === undefined
          ? beginBatch(session.db, { name: name ?? nameBatch(paths), paths }, context.now())
          : knownBatch(context, batchId).id;
      return { jobId: startImport(context, id, paths), batchId: id };
    },
    rename: ({ batchId, name }) => {
      renameBatch(session.db, knownBatch(context, batchId).id, name);
      return knownBatch(context, batchId);
    },
    resume: ({ batchId }) => ({ jobId: startImport(context, knownBatch(context, batchId).id) }),
    readAs: (input) => {
      knownBatch(context, input.batchId);
      return { jobId: startReadAs(context, input) };
    },
    rescan: ({ batchId }) => ({ jobId: startImport(context, knownBatch(context, batchId).id) }),
    problems: ({ batchId }) =>
      listProblems(session.readDb, knownBatch(context, batchId).id).map((problem) => ({
        ...problem,
        hint: errorHint(problem.code),
      })),
    exportProblems: async ({ batchId, path }) => ({
      written: await exportProblems(session.readDb, {
        batchId: knownBatch(context, batchId).id,
        path,
      }),
    }),
  };
}

/** "crawl", or "crawl and 2 more". */
export function nameBatch(paths: readonly string[]): string {
  const first = basename(paths[0]!).slice(0, 150) || 'Batch';
  return paths.length === 1 ? first : `${first} and ${paths.length - 1} more`;
}
