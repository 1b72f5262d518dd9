import type { DocumentToFlag, FlagOutcome } from '../operations/flagger';
import type { FlagThread } from './flag-thread';

/** Threads that flag documents of a batch that was counted: each call goes to the next that is free. */
export class FlaggingThreads {
  readonly width: number;
  readonly #free: FlagThread[];
  readonly #waiting: ((thread: FlagThread) => void)[] = [];

  constructor(threads: readonly FlagThread[]) {
    this.width = threads.length;
    this.#free = [...threads];
  }

  async flag(documents: readonly DocumentToFlag[]): Promise<readonly FlagOutcome[]> {
    const thread = this.#free.shift() ?? (await this.#nextFree());
    try {
      return await thread.flag(documents);
    } finally {
      this.#release(thread);
    }
  }

  #nextFree(): Promise<FlagThread> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(thread: FlagThread): void {
    const next = this.#waiting.shift();
    if (next) next(thread);
    else this.#free.push(thread);
  }
}
