import { Piscina } from 'piscina';
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
import type {
  FinishTask,
  FlagAnswer,
  FlagWorkerData,
  FoldResult,
  FoldTask,
  FoldTrial,
  NewsTask,
  ReadTask,
} from './flag-worker';

/** A worker that takes more heap than this on one call is given up, in megabytes. */
const heapMegabytes = 1024;
/** One that counts holds something of every document of the batch. */
const countingHeapMegabytes = 4096;
/** Room for what is soon forgotten, as nearly all is; with more a worker takes twice the memory, and no less time. */
const youngMegabytes = 12;
/** Deadline of a call: a fixed part and one for each million code units, in milliseconds. */
export interface Patience {
  readonly base: number;
  readonly perMillion: number;
}

const usualPatience: Patience = { base: 30_000, perMillion: 60_000 };

/** Worker threads to be opened. */
export interface FlagWorkersPlan {
  /** The module that they run. */
  readonly file: string;
  readonly width: number;
  readonly data: FlagWorkerData;
  readonly patience?: Patience | undefined;
  /** Calls that a worker is handed at once: it goes on with the next while the caller is busy. */
  readonly callsAtOnce?: number;
}

/** Worker threads that count a batch or flag its documents; a call that one of them dies of fails. */
export class FlagWorkers {
  readonly width: number;
  readonly #pool: Piscina;
  readonly #patience: Patience;
  /** What the one worker that counts was sent. */
  #folded = { documents: 0, characters: 0 };
  #folding: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor({ file, width, data, patience = usualPatience, callsAtOnce = 1 }: FlagWorkersPlan) {
    this.width = width;
    this.#patience = patience;
    this.#pool = new Piscina({
      filename: file,
      minThreads: width,
      maxThreads: width,
      concurrentTasksPerWorker: callsAtOnce,
      // Waiting by spinning would take the processor from the thread that answers.
      atomics: 'disabled',
      niceIncrement: 10,
      // Calls that wait keep their order, all but those with a signal.
      stricterFIFO: true,
      resourceLimits: {
        maxOldGenerationSizeMb: data.stats ? heapMegabytes : countingHeapMegabytes,
        maxYoungGenerationSizeMb: youngMegabytes,
      },
      workerData: data,
    });
    // A worker that dies of no call is replaced; the calls that follow find out what is missing.
    this.#pool.on('error', () => undefined);
  }

  /** Counts documents in the one worker; once that failed, it fails for good. */
  async fold(documents: readonly Document[], keep: boolean): Promise<void> {
    const characters = charactersOf(documents);
    const task: FoldTask = { documents, keep };
    this.#noteFolded(documents.length, characters);
    await this.#inTurn('foldDocuments', task, characters);
  }

  /** Reads files in the one worker, which counts documents that earlier calls gave. */
  async read(task: ReadTask & NewsTask): Promise<readonly FileAnswer[]> {
    this.#noteFolded(task.taken.length, task.characters);
    return (await this.#inTurn('readFiles', task, task.characters)) as readonly FileAnswer[];
  }

  /** Counts what was read. */
  async countRead(task: NewsTask): Promise<void> {
    this.#noteFolded(task.taken.length, task.characters);
    await this.#inTurn('countRead', task, task.characters);
  }

  /** Ends the counting. */
  async finish(sites: ReadonlyMap<string, string>): Promise<FoldResult> {
    const { documents, characters } = this.#folded;
    const task: FinishTask = { sites, documents };
    return (await this.#inTurn('finishFold', task, characters)) as FoldResult;
  }

  /** Whether a worker can be had at all. */
  async answers(): Promise<boolean> {
    const { signal, clear } = this.#deadlineFor(0);
    try {
      await this.#pool.run([], { name: 'tryDocuments', signal });
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

  /** Flags documents that the one worker has kept; throws when it failed on any as a whole. */
  async flagKept(documents: readonly Document[]): Promise<readonly DocumentFlags[]> {
    const { signal, clear } = this.#deadlineFor(charactersOf(documents));
    try {
      const ids = documents.map(({ id }) => id);
      return (await this.#pool.run(ids, { name: 'flagKept', signal })) as readonly DocumentFlags[];
    } finally {
      clear();
    }
  }

  /** Flags documents of the workspace; what a worker cannot read there, it is sent. */
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
    const { signal, clear, milliseconds } = this.#deadlineFor(characters(items));
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

  #noteFolded(documents: number, characters: number): void {
    this.#folded = {
      documents: this.#folded.documents + documents,
      characters: this.#folded.characters + characters,
    };
  }

  #run<Answer>(name: string, task: unknown, signal: AbortSignal): Promise<Answer> {
    return this.#pool.run(task, { name, signal }) as Promise<Answer>;
  }

  /** Many calls may wait for the one worker: the deadline of each begins when the one before is done. */
  async #inTurn(name: string, task: unknown, characters: number): Promise<unknown> {
    if (this.#isClosed) throw new Error('closed');
    const before = this.#folding;
    const result = this.#pool.run(task, { name });
    this.#folding = result.catch(() => undefined);
    await before;
    const { signal, clear } = this.#deadlineFor(characters);
    signal.addEventListener('abort', () => void this.close());
    try {
      return await (result as Promise<unknown>);
    } catch (thrown) {
      // Whatever waits would be counted by another worker, alone.
      void this.close();
      throw thrown;
    } finally {
      clear();
    }
  }

  #deadlineFor(characters: number) {
    const { base, perMillion } = this.#patience;
    const milliseconds = Math.round(base + (characters / 1e6) * perMillion);
    return { milliseconds, ...awakeDeadline(milliseconds) };
  }
}

/** A call that is made on several things at once. */
interface CallOn<Item, Outcome> {
  readonly items: readonly Item[];
  characters(items: readonly Item[]): number;
  run(items: readonly Item[], signal: AbortSignal): Promise<readonly Outcome[]>;
}

function charactersOf(documents: readonly Document[]): number {
  return documents.reduce((sum, { text }) => sum + text.length, 0);
}
