import type { Writable } from 'node:stream';
import { AppError } from '../../shared/errors/app-error';

/** The reader of the output is gone: nothing is wrong, and nothing is left to do. */
export class OutputClosed extends Error {}

/** UTF-16 code units that are gathered before they are written. */
const gather = 64 * 1024;

/**
 * Data on its way to stdout. Waits where the reader is slower than we are, and never keeps a row
 * back longer than the turn in which it was made.
 */
export class DataOutput {
  #waiting: string[] = [];
  #waitingSize = 0;
  #last: Promise<void> = Promise.resolve();
  #failure: Error | undefined;
  #scheduled = false;

  constructor(private readonly stream: Writable) {
    stream.on('error', (error) => this.#fail(error));
  }

  /** Throws `OutputClosed` when nobody reads any more, and OUTPUT_FAILED for any other error. */
  async write(text: string): Promise<void> {
    if (this.#failure) throw this.#failure;
    this.#waiting.push(text);
    this.#waitingSize += text.length;
    if (this.#waitingSize >= gather) await this.#flush();
    else this.#schedule();
  }

  /** Writes words that the work does not wait for: without a reader it goes on all the same. */
  async say(text: string): Promise<void> {
    try {
      await this.write(text);
    } catch (error) {
      if (!(error instanceof OutputClosed)) throw error;
    }
  }

  /** Resolves when everything has left the program. */
  async finish(): Promise<void> {
    await this.#flush();
    if (this.#failure) throw this.#failure;
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      void this.#flush();
    });
  }

  async #flush(): Promise<void> {
    const text = this.#waiting.join('');
    this.#waiting = [];
    this.#waitingSize = 0;
    if (text !== '') this.#last = this.#last.then(() => this.#send(text));
    await this.#last;
  }

  #send(text: string): Promise<void> {
    if (this.#failure) return Promise.resolve();
    return new Promise((resolve) => {
      this.stream.write(text, (error) => {
        if (error) this.#fail(error);
        resolve();
      });
    });
  }

  #fail(error: NodeJS.ErrnoException): void {
    this.#failure ??=
      error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED'
        ? new OutputClosed()
        : new AppError('OUTPUT_FAILED', { reason: error.code ?? error.message });
  }
}
