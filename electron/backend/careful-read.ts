import { failedReading, type FileAnswer } from '../operations/file-reader';
import type { FlagFailure } from '../operations/flagger';
import type { FlagThread } from './flag-thread';
import type { ReadTask } from './flag-worker';

/**
 * Reads files after a worker that read others died or hung: in one that counts nothing, and where it fails
 * one by one. A file that does harm has a problem then, and the others are what they are without it.
 */
export class CarefulRead {
  readonly #thread: FlagThread;
  readonly #answers: Promise<boolean>;
  #before: Promise<unknown> = Promise.resolve();

  constructor(thread: FlagThread) {
    this.#thread = thread;
    this.#answers = thread.answers();
  }

  /** One call after the other: the time that one takes is not that of the next. */
  read(task: ReadTask): Promise<readonly FileAnswer[]> {
    const read = this.#before.then(() => this.#readNow(task));
    this.#before = read.catch(() => undefined);
    return read;
  }

  async #readNow(task: ReadTask): Promise<readonly FileAnswer[]> {
    // Where no worker starts, whoever stores the files has to read them.
    if (!(await this.#answers)) return task.files.map(() => undefined);
    const outcomes = await this.#thread.tryToRead(task);
    return outcomes.map((outcome, index) =>
      outcome && 'failure' in outcome
        ? failedReading(task.files[index]!.path, reasonOf(outcome))
        : outcome,
    );
  }
}

function reasonOf({ failure, reason }: FlagFailure): string {
  return failure === 'timeout' ? `it was given up after ${reason}` : reason;
}
