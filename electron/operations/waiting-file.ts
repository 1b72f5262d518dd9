import { closeSync, fstatSync, openSync, readSync, type BigIntStats } from 'node:fs';
import type { SourceFile } from './open-source';

/** Bytes that are had from the system at once: one piece for each file takes as long as reading some. */
const pieceBytes = 1024 * 1024;

/** Memory that is handed out in parts, none of them twice. */
const memory = {
  left: Buffer.alloc(0),
  take(length: number): Buffer {
    if (length > this.left.length) this.left = Buffer.allocUnsafeSlow(Math.max(length, pieceBytes));
    const part = this.left.subarray(0, length);
    // Parts begin where numbers of eight bytes may stand.
    this.left = this.left.subarray(Math.ceil(length / 8) * 8);
    return part;
  },
};

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
    const buffer = memory.take(length);
    const bytesRead = readSync(this.#descriptor, buffer, 0, length, position);
    return Promise.resolve(buffer.subarray(0, bytesRead));
  }

  close(): Promise<void> {
    closeSync(this.#descriptor);
    return Promise.resolve();
  }
}
