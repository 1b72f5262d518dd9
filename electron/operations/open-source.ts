import { createHash, hash as hashOnce, type Hash } from 'node:crypto';
import { constants, type BigIntStats } from 'node:fs';
import type { SourceStream } from '../readers/reader';
import { OpenFile } from './open-file';
import type { FoundFile } from './walk-sources';

/** A file that is being read. */
export interface OpenSource {
  readonly stream: SourceStream;
  /** SHA-256 of all that was read; undefined when the end was not reached. */
  digest(): string | undefined;
  /** True when the file is no longer what it was when it was opened. */
  hasChanged(): boolean;
  close(): Promise<void>;
}

const chunkBytes = 256 * 1024;

/** An open file as it is read from: see `OpenFile`. */
export type SourceFile = Pick<OpenFile, 'stat' | 'read' | 'close'>;

/**
 * Opens a file for reading and reads its first part; undefined when it is no ordinary file any more.
 * Links are not followed, and a pipe that took the file's place does not block.
 */
export async function openSource(
  file: Pick<FoundFile, 'absolute' | 'path'>,
  open: (path: Buffer, flags: number) => Promise<SourceFile> | SourceFile = OpenFile.open,
): Promise<OpenSource | undefined> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await open(file.absolute, flags);
  try {
    const opened = handle.stat();
    if (opened.isFile()) {
      return reading(file.path, handle, opened, await readChunk(handle, Number(opened.size)));
    }
  } catch (thrown) {
    await handle.close();
    throw thrown;
  }
  await handle.close();
  return undefined;
}

function reading(
  path: string,
  handle: SourceFile,
  opened: BigIntStats,
  start: Uint8Array,
): OpenSource {
  const hash = new Sha256();
  const size = Number(opened.size);
  let length = 0;
  let ended = false;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of readChunks(handle, size, start)) {
      hash.update(chunk);
      length += chunk.length;
      yield chunk;
    }
    ended = true;
  }
  return {
    stream: {
      path,
      size,
      chunks,
      readAt: (at, length) => handle.read(length, at),
    },
    digest: () => (ended ? hash.digest() : undefined),
    hasChanged() {
      const now = handle.stat();
      const lengthDiffers = ended && BigInt(length) !== opened.size;
      return lengthDiffers || now.size !== opened.size || now.mtimeNs !== opened.mtimeNs;
    },
    close: () => handle.close(),
  };
}

async function* readChunks(
  handle: SourceFile,
  size: number,
  start: Uint8Array,
): AsyncGenerator<Uint8Array> {
  let chunk = start;
  for (let left = size - chunk.length; chunk.length > 0; left -= chunk.length) {
    yield chunk;
    // There was room for one byte more than were left.
    if (left === 0 && chunk.length < chunkBytes) return;
    chunk = await readChunk(handle, left);
  }
}

/** The next part of a file of which so many bytes are expected; empty at its end. */
function readChunk(handle: SourceFile, left: number): Promise<Uint8Array> {
  // Records are kept as parts of it until they are stored. The one byte more shows whether the file has grown.
  return handle.read(left < 0 ? chunkBytes : Math.min(chunkBytes, left + 1), null);
}

/** The hash of bytes that come in parts; of one part alone, which most files are, it takes half the time. */
class Sha256 {
  #only: Uint8Array | undefined;
  #hash: Hash | undefined;

  update(part: Uint8Array): void {
    if (this.#only) {
      this.#hash = createHash('sha256').update(this.#only);
      this.#only = undefined;
    }
    if (this.#hash) this.#hash.update(part);
    else this.#only = part;
  }

  digest(): string {
    if (this.#hash) return this.#hash.copy().digest('hex');
    return hashOnce('sha256', this.#only ?? '');
  }
}
