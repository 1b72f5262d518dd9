import { availableParallelism } from 'node:os';
import type { BatchStats } from '../../shared/engine/batch-stats';
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
import { builtFile } from './built-file';
import type { FileAnswer, FileReader, KeptNews } from '../operations/file-reader';
import { CarefulCount } from './careful-count';
import { CarefulRead } from './careful-read';
import type { NewsTask, ReadTask } from './flag-worker';
import { FlagWorkers, type Patience } from './flag-workers';
import { growHeapsFreely, growHeapsSlowly } from './tune-v8';

/** From how much text on workers are used, in UTF-16 code units, and from how many files on. */
export interface WorkerBounds {
  /** Smaller batches are done before a worker has read its tables. */
  readonly leastCharacters: number;
  /** So much text is worth the start of one more worker. */
  readonly charactersForWorker: number;
  /** So many files are hardly ever a small batch. */
  readonly leastFiles: number;
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
 * One worker counts a batch, as soon as it is known not to be small. It goes on to flag a batch that is
 * worth no more workers, whose documents it has kept; others get as many new ones as they are worth.
 * When it fails, all is counted again in this thread, with a worker that tries each document before.
 */
export class FlagPool implements Flagger {
  readonly #file: string;
  readonly #choice: FlaggerChoice;
  readonly #bounds: WorkerBounds;
  readonly #workspace: string;
  /** Documents of a batch that may be small. */
  #waiting: Document[] = [];
  #characters = 0;
  #workers: FlagWorkers | undefined;
  #inThread: Flagger | undefined;
  #careful: CarefulCount | undefined;
  #carefulRead: CarefulRead | undefined;
  /** Given once the counting worker flags what it has kept. */
  #stats: BatchStats | undefined;
  /** Set once the counting worker has started: until then this thread reads. */
  #isReading = false;
  #isClosed = false;

  constructor(file: string, choice: FlaggerChoice, workspace: string) {
    this.#file = file;
    this.#choice = choice;
    this.#workspace = workspace;
    this.#bounds = choice.bounds ?? usualBounds;
  }

  get width(): number {
    // One more than there are workers: the next call waits there when one is done.
    return this.#inThread ? 1 : this.#workers!.width + 1;
  }

  get documentsPerCall(): number | undefined {
    return this.#inThread || this.#stats ? undefined : mostNamedDocuments;
  }

  expect(files: number): void {
    if (files >= this.#bounds.leastFiles) this.#workers ??= this.#openForCounting();
  }

  get reader(): FileReader | undefined {
    if (!this.#isReading) return undefined;
    return {
      read: (files, limits, news) => this.#read({ files, limits }, news),
      tell: (news) => this.#workers!.countRead(this.#note(news)),
    };
  }

  async fold(documents: readonly Document[]): Promise<void> {
    if (this.#inThread) return this.#inThread.fold(documents);
    this.#addCharacters(documents.reduce((sum, { text }) => sum + text.length, 0));
    if (this.#careful) return this.#careful.fold(documents);
    this.#waiting.push(...documents);
    if (this.#characters >= this.#bounds.leastCharacters) this.#workers ??= this.#openForCounting();
    if (!this.#workers) return;
    const sent = this.#waiting;
    this.#waiting = [];
    await this.#workers.fold(sent, this.#isForOne());
  }

  async finish(sites: ReadonlyMap<string, string>): Promise<readonly FoldFailure[]> {
    if (!this.#workers) return this.#finishInThread(sites);
    const { stats, failures } = await (this.#careful ?? this.#workers).finish(sites);
    if (this.#isForOne() && !this.#careful) this.#stats = stats;
    else {
      await this.#workers.close();
      const wanted = Math.ceil(this.#characters / this.#bounds.charactersForWorker);
      const most = Math.max(1, availableParallelism() - this.#choice.spared);
      this.#workers = this.#open(Math.max(1, Math.min(wanted, most)), { stats });
    }
    return failures;
  }

  async startOver(): Promise<void> {
    await Promise.all([this.#workers?.close(), this.#carefulRead?.close()]);
    const workers = this.#open(1);
    this.#workers = workers;
    this.#characters = 0;
    this.#waiting = [];
    if (await workers.answers()) {
      this.#careful = new CarefulCount(workers, this.#choice.engine().detectors);
      return;
    }
    this.#workers = undefined;
    await workers.close();
    this.#checkOpen();
    this.#inThread = inThread(this.#choice.engine())(this.#workspace);
  }

  async flag(documents: readonly DocumentToFlag[]): Promise<readonly FlagOutcome[]> {
    if (this.#inThread) return this.#inThread.flag(documents);
    const workers = this.#workers!;
    if (!this.#stats) return workers.flag(documents);
    const kept = documents.map((document) => document.load());
    try {
      const flagged = await workers.flagKept(kept);
      // One worker is all that flags: the sketches are left to this thread, which has little to do.
      return flagged.map((flags, index) => withSketch(kept[index]!, flags));
    } catch (thrown) {
      if (this.#isClosed) throw thrown;
      // The worker died of a document, and what it has kept with it.
      if (this.#workers === workers) {
        this.#workers = this.#open(1, { stats: this.#stats });
        this.#stats = undefined;
        void workers.close();
      }
      return this.#workers!.flag(documents);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    growHeapsFreely();
    await Promise.all([this.#workers?.close(), this.#carefulRead?.close()]);
  }

  #isForOne(): boolean {
    return this.#characters < this.#bounds.charactersForWorker;
  }

  /** Once the worker is gone, what it has counted is gone: the rest is read in another one. */
  async #read(task: ReadTask, news: KeptNews): Promise<readonly FileAnswer[]> {
    try {
      return await this.#workers!.read({ ...task, ...this.#note(news) });
    } catch (thrown) {
      if (this.#isClosed) throw thrown;
    }
    this.#carefulRead ??= new CarefulRead(this.#open(1));
    return this.#carefulRead.read(task);
  }

  #note(news: KeptNews): NewsTask {
    this.#addCharacters(news.characters);
    return { ...news, keep: this.#isForOne() };
  }

  #addCharacters(characters: number): void {
    this.#characters += characters;
    if (this.#characters > charactersOfLarge) growHeapsSlowly();
  }

  #openForCounting(): FlagWorkers {
    const workers = this.#open(1, { callsAtOnce: 4 });
    void workers.answers().then((answers) => {
      this.#isReading = answers;
      // What was handed over meanwhile would wait for ever.
      if (!answers) void workers.close();
    });
    return workers;
  }

  #open(
    width: number,
    { stats, ...more }: { readonly stats?: BatchStats; readonly callsAtOnce?: number } = {},
  ): FlagWorkers {
    this.#checkOpen();
    const { resourcesFolder, detectorIds, patience } = this.#choice;
    const data = {
      ...{ resourcesFolder, workspace: this.#workspace },
      ...(detectorIds && { detectorIds }),
      ...(stats && { stats }),
    };
    return new FlagWorkers({ file: this.#file, width, data, patience, ...more });
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
