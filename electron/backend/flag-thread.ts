import { Piscina } from 'piscina';
import type { BatchStats } from '../../shared/engine/batch-stats';
import type { Document } from '../../shared/model/document';
import type { FileAnswer, FileToRead } from '../operations/file-reader';
import {
  failureOf,
  type DocumentFlags,
  type DocumentToFlag,
  type FlagFailure,
  type FlagOutcome,
} from '../operations/flagger';
import { awakeDeadline } from './awake-deadline';
import type { FlagAnswer, FlagWorkerData, FoldTrial, ReadTask } from './flag-worker';

/** A worker that takes more heap than this is given up, in megabytes: what it counted of a batch, in columns, is hardly any. */
const heapMegabytes = 1024;
/** Room for what is soon forgotten, as nearly all is; with more a worker takes twice the memory, and no less time. */
const youngMegabytes = 12;
/** Calls that a worker is handed at once: it goes on with the next while the caller is busy. */
const callsAtOnce = 4;

/** Deadline of a call: a fixed part and one for each million code units, in milliseconds. */
export interface Patience {
  readonly base: number;
  readonly perMillion: number;
}

const usualPatience: Patience = { base: 30_000, perMillion: 60_000 };

/** A worker thread to be opened. */
export interface FlagThreadPlan {
  /** The module that it runs. */
  readonly file: string;
  readonly data: FlagWorkerData;
  readonly patience?: Patience | undefined;
}

/** A worker thread that reads, counts and flags documents; a call that it dies of fails, and another one takes its place. */
export class FlagThread {
  readonly #pool: Piscina;
  readonly #patience: Patience;
  /** What the next worker is started with. */
  readonly #data: { -readonly [Name in keyof FlagWorkerData]: FlagWorkerData[Name] };
  #isClosed = false;

  constructor({ file, data, patience = usualPatience }: FlagThreadPlan) {
    this.#patience = patience;
    this.#data = { ...data };
    this.#pool = new Piscina({
      filename: file,
      minThreads: 1,
      maxThreads: 1,
      concurrentTasksPerWorker: callsAtOnce,
      // Waiting by spinning would take the processor from the thread that answers.
      atomics: 'disabled',
      niceIncrement: 10,
      // Calls that wait keep their order, all but those with a signal.
      stricterFIFO: true,
      resourceLimits: {
        maxOldGenerationSizeMb: heapMegabytes,
        maxYoungGenerationSizeMb: youngMegabytes,
      },
      workerData: this.#data,
    });
    // A worker that dies of no call is replaced; the calls that follow find out what is missing.
    this.#pool.on('error', () => undefined);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** A call without a deadline; memory of the task that is named with it changes hands. */
  call(name: string, task: unknown, memory: readonly ArrayBuffer[] = []): Promise<unknown> {
    return this.#pool.run(task, { name, transferList: [...memory] }) as Promise<unknown>;
  }

  /** The deadline of a call on so many code units. */
  deadlineFor(characters: number) {
    const { base, perMillion } = this.#patience;
    const milliseconds = Math.round(base + (characters / 1e6) * perMillion);
    return { milliseconds, ...awakeDeadline(milliseconds) };
  }

  /** Whether a worker can be had at all. */
  async answers(): Promise<boolean> {
    const { signal, clear } = this.deadlineFor(0);
    try {
      await this.#run('tryDocuments', [], signal);
      return true;
    } catch {
      return false;
    } finally {
      clear();
    }
  }

  /** Counts documents for nothing, and says of each what went wrong. */
  async tryToCount(documents: readonly Document[]): Promise<readonly FoldTrial[]> {
    return this.#patiently<Document, FoldTrial>({
      ...{ items: documents, characters: charactersOf },
      run: (some, signal) => this.#run('tryDocuments', some, signal),
    });
  }

  /** Reads files, and says of each what went wrong. */
  async tryToRead({ files, limits }: ReadTask): Promise<readonly (FileAnswer | FlagFailure)[]> {
    return this.#patiently<FileToRead, FileAnswer>({
      ...{ items: files, characters: () => 0 },
      run: (some, signal) => {
        const task: ReadTask = { files: some, limits };
        return this.#run('tryFiles', task, signal);
      },
    });
  }

  /** Hands over what the batch says, before anything is flagged. */
  async takeStats(stats: BatchStats): Promise<void> {
    this.#data.stats = stats;
    const { signal, clear } = this.deadlineFor(0);
    try {
      await this.#run('takeStats', stats, signal);
    } catch {
      // The worker is gone; the next one starts with them.
    } finally {
      clear();
    }
  }

  /** Flags documents that the worker has kept; throws when it failed on any as a whole. */
  async flagKept(documents: readonly Document[]): Promise<readonly DocumentFlags[]> {
    const { signal, clear } = this.deadlineFor(charactersOf(documents));
    try {
      const ids = documents.map(({ id }) => id);
      return await this.#run('flagKept', ids, signal);
    } finally {
      clear();
    }
  }

  /** Flags documents of the workspace; what the worker cannot read there, it is sent. */
  async flag(documents: readonly DocumentToFlag[]): Promise<readonly FlagOutcome[]> {
    const answers = await this.#patiently<DocumentToFlag, FlagAnswer>({
      items: documents,
      characters: (some) => some.reduce((sum, { characters }) => sum + characters, 0),
      run: (some, signal) =>
        this.#run(
          'flagStored',
          some.map(({ id }) => id),
          signal,
        ),
    });
    const unread = documents.filter((_, index) => !answers[index]);
    if (unread.length === 0) return answers as readonly FlagOutcome[];
    const outcomes = await this.#patiently<Document, FlagOutcome>({
      items: unread.map((document) => document.load()),
      characters: charactersOf,
      run: (some, signal) => this.#run('flagDocuments', some, signal),
    });
    let next = 0;
    return answers.map((answer) => answer ?? outcomes[next++]!);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#pool.destroy();
  }

  /** When a call fails as a whole, its items are tried one by one, to find whose fault it was. */
  async #patiently<Item, Outcome>(
    call: CallOn<Item, Outcome>,
  ): Promise<readonly (Outcome | FlagFailure)[]> {
    const { items, characters, run } = call;
    const { signal, clear, milliseconds } = this.deadlineFor(characters(items));
    try {
      return await run(items, signal);
    } catch (thrown) {
      if (this.#isClosed) throw thrown;
      if (items.length > 1) {
        const outcomes: (Outcome | FlagFailure)[] = [];
        for (const item of items) {
          outcomes.push(...(await this.#patiently({ ...call, items: [item] })));
        }
        return outcomes;
      }
      if (signal.aborted) {
        return [{ failure: 'timeout', reason: `${Math.round(milliseconds / 1000)} seconds` }];
      }
      return [failureOf(thrown)];
    } finally {
      clear();
    }
  }

  #run<Answer>(name: string, task: unknown, signal: AbortSignal): Promise<Answer> {
    return this.#pool.run(task, { name, signal }) as Promise<Answer>;
  }
}

/** A call that is made on several things at once. */
interface CallOn<Item, Outcome> {
  readonly items: readonly Item[];
  characters(items: readonly Item[]): number;
  run(items: readonly Item[], signal: AbortSignal): Promise<readonly Outcome[]>;
}

/** UTF-16 code units of the texts of documents. */
export function charactersOf(documents: readonly Document[]): number {
  return documents.reduce((sum, { text }) => sum + text.length, 0);
}
