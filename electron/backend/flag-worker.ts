import { workerData } from 'piscina';
import type { BatchStats } from '../../shared/engine/batch-stats';
import { createEngine } from '../../shared/engine/create-engine';
import { detectors } from '../../shared/engine/detectors/index';
import type { Document } from '../../shared/model/document';
import { flagOne, type FlagOutcome } from '../operations/flagger';
import { loadResources } from './load-resources';

// Entry of a worker thread: it flags documents that are sent to it and never sees the workspace.

/** What a worker is started with. */
export interface FlagWorkerData {
  readonly resourcesFolder: string;
  readonly stats: BatchStats;
  /** Ids of the detectors to use; all when absent. */
  readonly detectorIds?: readonly string[];
}

const { resourcesFolder, stats, detectorIds } = workerData as FlagWorkerData;
const used = detectors.filter(({ id }) => detectorIds?.includes(id) ?? true);
const engine = createEngine(loadResources(resourcesFolder), used);

export function flagDocuments(documents: readonly Document[]): readonly FlagOutcome[] {
  return documents.map((document) => flagOne(engine, document, stats));
}
