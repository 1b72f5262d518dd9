import type { Document } from '../../shared/model/document';
import type { FileAnswer } from '../operations/file-reader';
import { CountingThread } from './counting-thread';
import type { FlagThread } from './flag-thread';
import type { FoldResult, ReadTask } from './flag-worker';

/**
 * Threads that read files and count documents side by side. What one of them has counted is gone when it
 * fails: then all have failed, for the batch to be counted anew.
 */
export class CountingThreads {
  readonly #open: (number: number) => FlagThread;
  /** By their numbers. */
  readonly #opened: CountingThread[] = [];
  readonly #starting: Promise<void>[] = [];
  #hasFailed = false;

  /** Opens the first. */
  constructor(open: (number: number) => FlagThread) {
    this.#open = open;
    this.grow(1);
  }

  /** How many were opened. */
  get width(): number {
    return this.#opened.length;
  }

  /** Whether any of them can read. */
  get areReady(): boolean {
    return this.#opened.some(({ isReady }) => isReady);
  }

  /** Those that have answered. */
  get threads(): FlagThread[] {
    return this.#opened.filter(({ isReady }) => isReady).map(({ thread }) => thread);
  }

  /** Opens more, up to so many; they join in when they have started. */
  grow(width: number): void {
    while (this.width < width && !this.#hasFailed) {
      const thread = new CountingThread(this.#open(this.width));
      this.#opened.push(thread);
      this.#starting.push(this.#start(thread));
    }
  }

  async fold(documents: readonly Document[], keep: boolean): Promise<void> {
    await this.#orFail(this.#leastBusy().fold(documents, keep));
  }

  async read(task: ReadTask, keep: boolean): Promise<readonly FileAnswer[]> {
    return this.#orFail(this.#leastBusy().read(task, keep));
  }

  /** A document that the thread of this number has read is one of the batch. */
  take(keptBy: number, uid: string, characters: number): void {
    this.#opened[keptBy]!.take(uid, characters);
  }

  /** A document that the thread of this number has read is none. */
  leave(keptBy: number, uid: string): void {
    this.#opened[keptBy]!.leave(uid);
  }

  /** Tells all of them what became of the documents that they have read. */
  async tellAll(keep: boolean): Promise<void> {
    await this.#orFail(Promise.all(this.#counting().map((thread) => thread.tell(keep))));
  }

  /** Ends the counting in one of them, which is handed what the others have counted. */
  async finish(sites: ReadonlyMap<string, string>): Promise<FoldResult> {
    await Promise.all(this.#starting);
    const [first, ...others] = this.#counting();
    const characters = this.#opened.reduce((sum, thread) => sum + thread.characters, 0);
    const parts = Promise.all(others.map((thread) => thread.give()));
    return this.#orFail(parts.then((them) => first!.finish(sites, them, characters)));
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.map(({ thread }) => thread.close()));
  }

  /** The first is handed documents before it is known to start. */
  #counting(): CountingThread[] {
    return this.#opened.filter(({ isReady }, number) => isReady || number === 0);
  }

  #leastBusy(): CountingThread {
    const ready = this.#opened.filter(({ isReady }) => isReady);
    const first = ready[0] ?? this.#opened[0]!;
    return ready.reduce((least, each) => (each.underWay < least.underWay ? each : least), first);
  }

  async #start(counting: CountingThread): Promise<void> {
    counting.isReady = await counting.thread.answers();
    if (counting.isReady) return;
    // What was handed to the first meanwhile would wait for ever.
    if (counting === this.#opened[0]) this.#fail();
    else void counting.thread.close();
  }

  async #orFail<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (thrown) {
      this.#fail();
      throw thrown;
    }
  }

  #fail(): void {
    this.#hasFailed = true;
    void this.close();
  }
}
