import { resolve } from 'node:path';
import type { BackendHandlers } from '../../../shared/ipc/contract';
import { exportBatch } from '../../operations/export-batch';
import { planExport } from '../../operations/plan-export';
import { deleteLastExport, finishLastExport, insertLastExport } from '../../store/last-exports';
import { knownBatch, type BackendContext } from '../backend-context';
import { programVersion } from '../resources-folder';

export function exportHandlers(context: BackendContext): BackendHandlers['exports'] {
  const { session, jobs, now } = context;
  return {
    plan: ({ batchId, folder }) =>
      planExport(session.readDb, { batchId: knownBatch(context, batchId).id, folder }),
    run: ({ batchId, folder: given, replace, lineEnds = 'lf' }) => {
      const { id } = knownBatch(context, batchId);
      const folder = resolve(given);
      const start = { kind: 'export', phase: 'writing', batchId: id, folder } as const;
      const jobId = jobs.start(start, async (job) => {
        const { db, readDb } = session;
        const onBegin = () =>
          ifThereIsRoom(() => insertLastExport(db, { batchId: id, folder, lineEnds }, now()));
        const program = programVersion();
        await exportBatch(
          readDb,
          { batchId: id, folder, replace, lineEnds, program, onBegin },
          job,
        );
        ifThereIsRoom(() => finishLastExport(db, id));
      });
      return { jobId };
    },
    forget: ({ batchId }) => deleteLastExport(session.db, knownBatch(context, batchId).id),
  };
}

/** Notes something in the workspace; where its disk is full, an export to another one goes on. */
function ifThereIsRoom(note: () => void): void {
  try {
    note();
  } catch {
    // The manifest in the folder says the same.
  }
}
