import { createHash, type Hash } from 'node:crypto';
import { constants, type BigIntStats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { SourceStream } from '../readers/reader';
import type { FoundFile } from './walk-sources';

/** A file that is being read. */
export interface OpenSource {
  readonly stream: SourceStream;
  /** SHA-256 of all that was read; undefined when the end was not reached. */
  digest(): string | undefined;
  /** True when the file is no longer what it was when it was opened. */
  hasChanged(): Promise<boolean>;
  close(): Promise<void>;
}

const chunkBytes = 256 * 1024;

/**
 * Opens a file for reading and reads its first part; undefined when it is no ordinary file any more.
 * Links are not followed, and a pipe that took the file's place does not block.
 */
export async function openSource(file: FoundFile): Promise<OpenSource | undefined> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await open(file.absolute, flags);
  try {
    const opened = await handle.stat({ bigint: true });
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
  handle: FileHandle,
  opened: BigIntStats,
  start: Uint8Array,
): OpenSource {
  const hash = createHash('sha256');
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
      readAt: (at, length) => readAt(handle, at, length),
    },
    digest: () => (ended ? digestOf(hash) : undefined),
    async hasChanged() {
      const now = await handle.stat({ bigint: true });
      const lengthDiffers = ended && BigInt(length) !== opened.size;
      return lengthDiffers || now.size !== opened.size || now.mtimeNs !== opened.mtimeNs;
    },
    close: () => handle.close(),
  };
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function* readChunks(
  handle: FileHandle,
  size: number,
  start: Uint8Array,
): AsyncGenerator<Uint8Array> {
  let chunk = start;
  for (let left = size - chunk.length; chunk.length > 0; left -= chunk.length) {
    yield chunk;
    chunk = await readChunk(handle, left);
  }
}

/** The next part of a file of which so many bytes are expected; empty at its end. */
async function readChunk(handle: FileHandle, left: number): Promise<Uint8Array> {
  // A buffer of its own for each chunk: records are kept as parts of it until they are stored. The
  // one byte more shows whether the file has grown.
  const expected = left < 0 ? chunkBytes : Math.min(chunkBytes, left + 1);
  const buffer = Buffer.allocUnsafeSlow(expected);
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
  return buffer.subarray(0, bytesRead);
}

function digestOf(hash: Hash): string {
  return hash.copy().digest('hex');
}
