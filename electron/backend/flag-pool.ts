import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Engine } from '../../shared/engine/create-engine';
import type { Document } from '../../shared/model/document';
import { inThread, type FlagOutcome, type Flagger, type OpenFlagger } from '../operations/flagger';
import { awakeDeadline } from './awake-deadline';
import { builtFile } from './built-file';
import type { FlagWorkerData } from './flag-worker';
import { shareColumns } from './share-columns';

/** Smaller batches are done before a worker has read its tables. */
const leastCharacters = 500_000;
/** A worker that takes more heap than this on one call is given up, in megabytes. */
const heapMegabytes = 1024;
/** Room for what is soon forgotten, as nearly all is; with more a worker takes twice the memory, and no less time. */
const youngMegabytes = 12;
/** Deadline of a call: a fixed part and one for each million code units, in milliseconds. */
const patience = { base: 30_000, perMillion: 60_000 };

/** So much text is worth the start of one more worker. */
const charactersForWorker = 10_000_000;

export interface FlaggerChoice {
  readonly engine: () => Engine;
  readonly resourcesFolder: string;
  /** Cores that are left alone: one where this thread has calls of a curator to answer. */
  readonly spared: 0 | 1;
  /** Ids of the detectors that `engine` uses where it does not use all: the benchmark leaves some out. */
  readonly detectorIds?: readonly string[];
}

/**
 * Chooses where a batch is flagged: small ones in this thread, others in workers on the cores that
 * are not spared, at a lower priority, so that this thread is never kept waiting.
 */
export function chooseFlagger({
  engine,
  resourcesFolder,
  spared,
  detectorIds,
}: FlaggerChoice): OpenFlagger {
  return (work) => {
    const file = builtFile('flag-worker.js');
    if (file === undefined || work.characters < leastCharacters) return inThread(engine())(work);
    const wanted = Math.ceil(work.characters / charactersForWorker);
    const width = Math.max(1, Math.min(wanted, availableParallelism() - spared));
    const workerData: FlagWorkerData = {
      resourcesFolder,
      stats: shareColumns(work.stats),
      ...(detectorIds && { detectorIds }),
    };
    return openFlagPool(file, width, workerData);
  };
}

function openFlagPool(filename: string, width: number, workerData: FlagWorkerData): Flagger {
  const pool = new Piscina({
    filename,
    name: 'flagDocuments',
    minThreads: width,
    maxThreads: width,
    // Waiting by spinning would take the processor from the thread that answers.
    atomics: 'disabled',
    niceIncrement: 10,
    resourceLimits: {
      maxOldGenerationSizeMb: heapMegabytes,
      maxYoungGenerationSizeMb: youngMegabytes,
    },
    workerData,
  });
  return {
    // One more than there are workers: the next call waits there when one is done.
    width: width + 1,
    flag: (documents) => flagPatiently(pool, documents),
    close: () => pool.destroy(),
  };
}

/** When a call fails as a whole, its documents are tried one by one, to find whose fault it was. */
async function flagPatiently(
  pool: Piscina,
  documents: readonly Document[],
): Promise<readonly FlagOutcome[]> {
  const characters = documents.reduce((sum, { text }) => sum + text.length, 0);
  const deadline = Math.round(patience.base + (characters / 1e6) * patience.perMillion);
  const { signal, clear } = awakeDeadline(deadline);
  try {
    return (await pool.run(documents, { signal })) as readonly FlagOutcome[];
  } catch (thrown) {
    if (documents.length > 1) {
      const outcomes: FlagOutcome[] = [];
      for (const document of documents) outcomes.push(...(await flagPatiently(pool, [document])));
      return outcomes;
    }
    if (signal.aborted) {
      return [{ failure: 'timeout', reason: `${Math.round(deadline / 1000)} seconds` }];
    }
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return [{ failure: 'error', reason }];
  } finally {
    clear();
  }
}
