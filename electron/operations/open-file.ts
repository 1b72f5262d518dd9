import { closeSync, fstatSync, open, read, type BigIntStats } from 'node:fs';
import { promisify } from 'node:util';

const openDescriptor = promisify(open);
const readDescriptor = promisify(read);

/**
 * A file that is open for reading. Waiting for the disk is left to other threads; what the system knows of
 * an open file it says at once: handing that over too takes several times as long as most files.
 */
export class OpenFile {
  readonly #descriptor: number;
  readonly #reads = new Set<Promise<unknown>>();

  private constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  static async open(path: Buffer, flags: number): Promise<OpenFile> {
    return new OpenFile(await openDescriptor(path, flags));
  }

  stat(): BigIntStats {
    return fstatSync(this.#descriptor, { bigint: true });
  }

  /** Up to `length` bytes from a place, or from where the last read ended, in a buffer of their own. */
  async read(length: number, position: number | null): Promise<Uint8Array> {
    const buffer = Buffer.allocUnsafeSlow(length);
    const reading = readDescriptor(this.#descriptor, buffer, 0, length, position);
    this.#reads.add(reading);
    try {
      return buffer.subarray(0, (await reading).bytesRead);
    } finally {
      this.#reads.delete(reading);
    }
  }

  /** A read that is under way ends first: the number of a closed file may soon be another one's. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#reads);
    closeSync(this.#descriptor);
  }
}
