import { Piscina } from 'piscina';
import type { Document } from '../../shared/model/document';
import type { DocumentFlags, FlagOutcome } from '../operations/flagger';
import { awakeDeadline } from './awake-deadline';
import type { FlagWorkerData, FoldResult, FoldTask } from './flag-worker';

/** A worker that takes more heap than this on one call is given up, in megabytes. */
const heapMegabytes = 1024;
/** One that counts holds something of every document of the batch. */
const countingHeapMegabytes = 4096;
/** Room for what is soon forgotten, as nearly all is; with more a worker takes twice the memory, and no less time. */
const youngMegabytes = 12;
/** Deadline of a call: a fixed part and one for each million code units, in milliseconds. */
const patience = { base: 30_000, perMillion: 60_000 };

/** Worker threads that count a batch or flag its documents; a call that one of them dies of fails. */
export class FlagWorkers {
  readonly width: number;
  readonly #pool: Piscina;

  constructor(filename: string, width: number, data: FlagWorkerData) {
    this.width = width;
    this.#pool = new Piscina({
      filename,
      minThreads: width,
      maxThreads: width,
      // Waiting by spinning would take the processor from the thread that answers.
      atomics: 'disabled',
      niceIncrement: 10,
      resourceLimits: {
        maxOldGenerationSizeMb: data.stats ? heapMegabytes : countingHeapMegabytes,
        maxYoungGenerationSizeMb: youngMegabytes,
      },
      workerData: data,
    });
  }

  async fold(task: FoldTask): Promise<void> {
    await this.#pool.run(task, { name: 'foldDocuments' });
  }

  async finish(sites: ReadonlyMap<string, string>): Promise<FoldResult> {
    return (await this.#pool.run(sites, { name: 'finishFold' })) as FoldResult;
  }

  /** Flags documents that the one worker has kept; throws when it failed on any as a whole. */
  async flagKept(documents: readonly Document[]): Promise<readonly DocumentFlags[]> {
    const { signal, clear } = deadlineFor(documents);
    try {
      const ids = documents.map(({ id }) => id);
      return (await this.#pool.run(ids, { name: 'flagKept', signal })) as readonly DocumentFlags[];
    } finally {
      clear();
    }
  }

  /** When a call fails as a whole, its documents are tried one by one, to find whose fault it was. */
  async flag(documents: readonly Document[]): Promise<readonly FlagOutcome[]> {
    const { signal, clear, milliseconds } = deadlineFor(documents);
    const options = { name: 'flagDocuments', signal };
    try {
      return (await this.#pool.run(documents, options)) as readonly FlagOutcome[];
    } catch (thrown) {
      if (documents.length > 1) {
        const outcomes: FlagOutcome[] = [];
        for (const document of documents) outcomes.push(...(await this.flag([document])));
        return outcomes;
      }
      if (signal.aborted) {
        return [{ failure: 'timeout', reason: `${Math.round(milliseconds / 1000)} seconds` }];
      }
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      return [{ failure: 'error', reason }];
    } finally {
      clear();
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

function deadlineFor(documents: readonly Document[]) {
  const characters = documents.reduce((sum, { text }) => sum + text.length, 0);
  const milliseconds = Math.round(patience.base + (characters / 1e6) * patience.perMillion);
  return { milliseconds, ...awakeDeadline(milliseconds) };
}
