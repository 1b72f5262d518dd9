import { availableParallelism } from 'node:os';
import type { Engine } from '../../shared/engine/create-engine';
import type { Document } from '../../shared/model/document';
import {
  inThread,
  withSketch,
  type DocumentToFlag,
  type FlagOutcome,
  type Flagger,
  type FoldFailure,
  type OpenFlagger,
} from '../operations/flagger';
import { mostNamedDocuments } from '../operations/full-chunk';
import { BatchSize } from './batch-size';
import { builtFile } from './built-file';
import type { FileAnswer, FileReader } from '../operations/file-reader';
import { CarefulCount } from './careful-count';
import { CarefulRead } from './careful-read';
import { CountingThreads } from './counting-threads';
import { charactersOf, FlagThread, type Patience } from './flag-thread';
import type { FlagWorkerData, ReadTask } from './flag-worker';
import { FlaggingThreads } from './flagging-threads';
import { growHeapsFreely, growHeapsSlowly } from './tune-v8';

/** From how much text on workers are used, in UTF-16 code units, and from how many files on. */
export interface WorkerBounds {
  /** Smaller batches are done before a worker has read its tables. */
  readonly leastCharacters: number;
  /** So much text is worth the start of one more worker. */
  readonly charactersForWorker: number;
  /** So many files are hardly ever a small batch. */
  readonly leastFiles: number;
  /** Workers at most; one for each core that is not spared when absent. */
  readonly mostWorkers?: number;
}

const usualBounds: WorkerBounds = {
  leastCharacters: 500_000,
  charactersForWorker: 10_000_000,
  leastFiles: 500,
};
/** A batch of more text is held in as little memory as possible. */
const charactersOfLarge = 50_000_000;

export interface FlaggerChoice {
  readonly engine: () => Engine;
  readonly resourcesFolder: string;
  /** Cores that are left alone: one where this thread has calls of a curator to answer. */
  readonly spared: 0 | 1;
  /** Ids of the detectors that `engine` uses where it does not use all: the benchmark leaves some out. */
  readonly detectorIds?: readonly string[];
  readonly bounds?: WorkerBounds;
  readonly patience?: Patience;
}

/**
 * Chooses where a batch is counted and flagged: small ones in this thread, others in workers on the cores
 * that are not spared, at a lower priority, so that this thread is never kept waiting.
 */
export function chooseFlagger(choice: FlaggerChoice): OpenFlagger {
  const file = builtFile('flag-worker.js');
  if (file === undefined) return (workspace) => inThread(choice.engine())(workspace);
  return (workspace) => new FlagPool(file, choice, workspace);
}

/**
 * Workers count a batch as soon as it is known not to be small, and go on to flag it: one for a batch that is
 * worth no more, which keeps its documents, and as many as others are worth. When one fails, all is counted
 * again in this thread, with a worker that tries each document before.
 */
export class FlagPool implements Flagger {
  readonly #file: string;
  readonly #choice: FlaggerChoice;
  readonly #bounds: WorkerBounds;
  readonly #workspace: string;
  readonly #opened: FlagThread[] = [];
  #size = new BatchSize();
  /** Documents of a batch that may be small. */
  #waiting: Document[] = [];
  #counting: CountingThreads | undefined;
  #careful: CarefulCount | undefined;
  #carefulRead: CarefulRead | undefined;
  #flagging: FlaggingThreads | undefined;
  /** Flags what it has kept. */
  #keeping: FlagThread | undefined;
  #inThread: Flagger | undefined;
  #isClosed = false;

  constructor(file: string, choice: FlaggerChoice, workspace: string) {
    this.#file = file;
    this.#choice = choice;
    this.#workspace = workspace;
    this.#bounds = choice.bounds ?? usualBounds;
  }

  get width(): number {
    // One more than there are workers: the next call waits there when one is done.
    return this.#inThread ? 1 : this.#flagging!.width + 1;
  }

  get documentsPerCall(): number | undefined {
    return this.#inThread || this.#keeping ? undefined : mostNamedDocuments;
  }

  expect(files: number): void {
    this.#size.expect(files);
    if (files < this.#bounds.leastFiles) return;
    this.#counting ??= this.#startCounting();
    this.#grow();
  }

  get reader(): FileReader | undefined {
    const counting = this.#counting;
    if (!counting?.areReady) return undefined;
    return {
      width: counting.threads.length,
      read: (files, limits) => this.#read(counting, { files, limits }),
      take: (uid, keptBy, characters) => {
        this.#note(1, characters);
        counting.take(keptBy, uid, characters);
      },
      leave: (uid, keptBy) => counting.leave(keptBy, uid),
      tellAll: () => counting.tellAll(this.#isKept()),
    };
  }

  async fold(documents: readonly Document[]): Promise<void> {
    if (this.#inThread) return this.#inThread.fold(documents);
    this.#note(documents.length, charactersOf(documents));
    if (this.#careful) return this.#careful.fold(documents);
    this.#waiting.push(...documents);
    if (this.#size.characters >= this.#bounds.leastCharacters) {
      this.#counting ??= this.#startCounting();
    }
    if (!this.#counting) return;
    const sent = this.#waiting;
    this.#waiting = [];
    await this.#counting.fold(sent, this.#isKept());
  }

  async finish(sites: ReadonlyMap<string, string>): Promise<readonly FoldFailure[]> {
    const counter = this.#careful ?? this.#counting;
    if (!counter) return this.#finishInThread(sites);
    const { stats, failures } = await counter.finish(sites);
    const { threads } = counter;
    if (!this.#careful && this.#isKept()) this.#keeping = threads[0];
    await Promise.all(threads.map((thread) => thread.takeStats(stats)));
    while (threads.length < this.#worth(this.#size.characters)) threads.push(this.#open({ stats }));
    this.#flagging = new FlaggingThreads(threads);
    return failures;
  }

  async startOver(): Promise<void> {
    await this.#closeAll();
    this.#counting = undefined;
    this.#waiting = [];
    this.#size = new BatchSize();
    const thread = this.#open();
    if (await thread.answers()) {
      this.#careful = new CarefulCount(thread, this.#choice.engine().detectors);
      return;
    }
    await thread.close();
    this.#checkOpen();
    this.#inThread = inThread(this.#choice.engine())(this.#workspace);
  }

  async flag(documents: readonly DocumentToFlag[]): Promise<readonly FlagOutcome[]> {
    if (this.#inThread) return this.#inThread.flag(documents);
    if (!this.#keeping) return this.#flagging!.flag(documents);
    const kept = documents.map((document) => document.load());
    try {
      const flagged = await this.#keeping.flagKept(kept);
      // One worker is all that flags: the sketches are left to this thread, which has little to do.
      return flagged.map((flags, index) => withSketch(kept[index]!, flags));
    } catch (thrown) {
      if (this.#isClosed) throw thrown;
      // The worker died of a document, and what it has kept with it.
      this.#keeping = undefined;
      return this.#flagging!.flag(documents);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    growHeapsFreely();
    await this.#closeAll();
  }

  /** Once a worker is gone, what it has counted is gone: the rest is read in another one. */
  async #read(counting: CountingThreads, task: ReadTask): Promise<readonly FileAnswer[]> {
    try {
      return await counting.read(task, this.#isKept());
    } catch (thrown) {
      if (this.#isClosed) throw thrown;
    }
    this.#carefulRead ??= new CarefulRead(this.#open());
    return this.#carefulRead.read(task);
  }

  /** Whether the documents are kept by the worker that counts them: by the only one, or by none. */
  #isKept(): boolean {
    const isForOne = this.#size.characters < this.#bounds.charactersForWorker;
    return isForOne && this.#counting?.width === 1;
  }

  /** Notes documents that have come; with them grows what the batch is worth. */
  #note(documents: number, characters: number): void {
    this.#size.add(documents, characters);
    if (this.#size.characters > charactersOfLarge) growHeapsSlowly();
    if (!this.#isClosed) this.#grow();
  }

  #grow(): void {
    this.#counting?.grow(this.#worth(this.#size.expectedCharacters));
  }

  /** Workers that so much text is worth. */
  #worth(characters: number): number {
    const { charactersForWorker, mostWorkers } = this.#bounds;
    const most = mostWorkers ?? availableParallelism() - this.#choice.spared;
    return Math.max(1, Math.min(Math.ceil(characters / charactersForWorker), most));
  }

  #startCounting(): CountingThreads {
    return new CountingThreads((number) => this.#open({ number }));
  }

  #open(data: Partial<FlagWorkerData> = {}): FlagThread {
    this.#checkOpen();
    const { resourcesFolder, detectorIds, patience } = this.#choice;
    const given = {
      ...{ resourcesFolder, workspace: this.#workspace, number: 0 },
      ...(detectorIds && { detectorIds }),
      ...data,
    };
    const thread = new FlagThread({ file: this.#file, data: given, patience });
    this.#opened.push(thread);
    return thread;
  }

  async #closeAll(): Promise<void> {
    await Promise.all(this.#opened.splice(0).map((thread) => thread.close()));
  }

  /** Whoever closed the pool no longer waits for it, and closes no worker that is opened later. */
  #checkOpen(): void {
    if (this.#isClosed) throw new Error('closed');
  }

  async #finishInThread(sites: ReadonlyMap<string, string>): Promise<readonly FoldFailure[]> {
    this.#inThread ??= inThread(this.#choice.engine())(this.#workspace);
    await this.#inThread.fold(this.#waiting);
    this.#waiting = [];
    return this.#inThread.finish(sites);
  }
}
