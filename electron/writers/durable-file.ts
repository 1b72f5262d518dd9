import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { AppError } from '../../shared/errors/app-error';
import { exportFailure } from './export-failure';

/** What a finished file holds. */
export interface FileContent {
  readonly bytes: number;
  readonly sha256: string;
}

/** Pieces of text gathered before they go to the disk, in UTF-16 code units. */
const gather = 256 * 1024;
const readBackSize = 1024 * 1024;

// Never opens what is there already, be it a file or a link to one.
const createNew =
  constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/**
 * A new file that counts only once `finish` has returned: by then its bytes are on the disk and
 * were read back with the same length and hash.
 */
export class DurableFile {
  readonly #hash: Hash = createHash('sha256');
  #waiting: string[] = [];
  #waitingSize = 0;
  #bytes = 0;

  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(path: string): Promise<DurableFile> {
    try {
      return new DurableFile(path, await open(path, createNew, 0o666));
    } catch (error) {
      throw exportFailure(path, error);
    }
  }

  /** Adds text, written as UTF-8. */
  async write(text: string): Promise<void> {
    this.#waiting.push(text);
    this.#waitingSize += text.length;
    if (this.#waitingSize >= gather) await this.#flush();
  }

  async finish(): Promise<FileContent> {
    try {
      await this.#flush();
      await this.handle.sync();
    } catch (error) {
      await this.abandon();
      throw exportFailure(this.path, error);
    }
    await this.#close();
    const content = { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
    await checkContent(this.path, content);
    return content;
  }

  /** Closes and removes a file that will not be finished. */
  async abandon(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(this.path, { force: true }).catch(() => undefined);
  }

  async #close(): Promise<void> {
    try {
      await this.handle.close();
    } catch (error) {
      throw exportFailure(this.path, error);
    }
  }

  async #flush(): Promise<void> {
    const buffer = Buffer.from(this.#waiting.join(''), 'utf8');
    this.#waiting = [];
    this.#waitingSize = 0;
    this.#hash.update(buffer);
    this.#bytes += buffer.length;
    // One call may write less than it was given without an error.
    for (let done = 0; done < buffer.length;) {
      try {
        done += (await this.handle.write(buffer, done)).bytesWritten;
      } catch (error) {
        throw exportFailure(this.path, error);
      }
    }
  }
}

/** Writes a whole file; see `DurableFile`. */
export async function writeDurableFile(path: string, text: string): Promise<FileContent> {
  const file = await DurableFile.create(path);
  try {
    await file.write(text);
  } catch (error) {
    await file.abandon();
    throw error;
  }
  return file.finish();
}

/** Reads a file again and throws EXPORT_FAILED unless it holds exactly what it should. */
export async function checkContent(path: string, expected: FileContent): Promise<void> {
  const found = await readContent(path).catch((error: unknown) => {
    throw exportFailure(path, error);
  });
  if (found.bytes === expected.bytes && found.sha256 === expected.sha256) return;
  throw new AppError('EXPORT_FAILED', { path, reason: 'what was written reads back differently' });
}

async function readContent(path: string): Promise<FileContent> {
  const hash = createHash('sha256');
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const buffer = Buffer.allocUnsafe(readBackSize);
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, readBackSize);
      if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await handle.close();
  }
}
