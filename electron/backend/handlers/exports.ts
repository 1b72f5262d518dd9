import type { BackendHandlers } from '../../../shared/ipc/contract';
import { exportBatch } from '../../operations/export-batch';
import { planExport } from '../../operations/plan-export';
import { knownBatch, type BackendContext } from '../backend-context';
import { programVersion } from '../resources-folder';

export function exportHandlers(context: BackendContext): BackendHandlers['exports'] {
  const { session, jobs } = context;
  return {
    plan: ({ batchId, folder }) =>
      planExport(session.readDb, { batchId: knownBatch(context, batchId).id, folder }),
    run: ({ batchId, folder, replace, lineEnds }) => {
      const { id } = knownBatch(context, batchId);
      const start = { kind: 'export', phase: 'writing', batchId: id, folder } as const;
      const program = programVersion();
      const input = { batchId: id, folder, replace, lineEnds: lineEnds ?? 'lf', program } as const;
      const jobId = jobs.start(start, (job) => exportBatch(session.readDb, input, job));
      return { jobId };
    },
  };
}
