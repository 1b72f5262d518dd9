import { join, resolve } from 'node:path';
import { loadResources } from '../../electron/backend/load-resources';
import { analyzeBatch } from '../../electron/operations/analyze-batch';
import { inThread } from '../../electron/operations/flagger';
import { importBatch } from '../../electron/operations/import-batch';
import { insertBatch } from '../../electron/store/batches';
import { createWorkspace } from '../../electron/store/open-workspace';
import { createEngine } from '../../shared/engine/create-engine';
import { detectors } from '../../shared/engine/detectors/index';
import { emptyLineFold } from '../../shared/engine/fold-stats';

const resources = resolve(import.meta.dirname, '../../resources');

export interface ImportTime {
  /** The workspace that was made. */
  readonly path: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/**
 * Imports and flags a folder with all detectors but the one for passages off the topic, in this
 * thread: what the command does besides starting.
 */
export async function importWithoutOffTopic(corpus: string, folder: string): Promise<ImportTime> {
  const used = detectors.filter(({ id }) => id !== 'off-topic');
  const engine = createEngine(loadResources(resources), used);
  const path = join(folder, 'without-off-topic.winnow');
  const workspace = createWorkspace(path, 'the benchmark');
  const context = {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    now: () => new Date().toISOString(),
  };
  const started = performance.now();
  const before = process.cpuUsage();
  try {
    const { db } = workspace;
    const batchId = insertBatch(db, 'bench', context.now());
    await importBatch(db, { batchId, paths: [corpus] }, context);
    await analyzeBatch(
      db,
      { batchId, openFlagger: inThread(engine), createFold: emptyLineFold },
      context,
    );
  } finally {
    workspace.close();
  }
  const { user, system } = process.cpuUsage(before);
  return {
    path,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
  };
}
