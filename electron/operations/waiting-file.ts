import { closeSync, fstatSync, openSync, readSync, type BigIntStats } from 'node:fs';
import type { SourceFile } from './open-source';

/**
 * A file that its thread waits for: where nothing else is to be done meanwhile, it takes a fraction of the time
 * that handing each step to other threads does.
 */
export class WaitingFile implements SourceFile {
  readonly #descriptor: number;

  private constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  static open(this: void, path: Buffer, flags: number): WaitingFile {
    return new WaitingFile(openSync(path, flags));
  }

  stat(): BigIntStats {
    return fstatSync(this.#descriptor, { bigint: true });
  }

  read(length: number, position: number | null): Promise<Uint8Array> {
    const buffer = Buffer.allocUnsafeSlow(length);
    const bytesRead = readSync(this.#descriptor, buffer, 0, length, position);
    return Promise.resolve(buffer.subarray(0, bytesRead));
  }

  close(): Promise<void> {
    closeSync(this.#descriptor);
    return Promise.resolve();
  }
}
