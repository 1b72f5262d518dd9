import { constants } from 'node:fs';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { addAbortSignal } from 'node:stream';
import { AppError } from '../../shared/errors/app-error';
import { splitLines } from '../readers/split-lines';
import { type Row, parseRow, rowLimit } from './parse-row';

/** One stream of rows. */
export interface RowSource {
  /** As the caller named it. */
  readonly name: string;
  /** Its rows from the first on. */
  rows(): AsyncIterable<Row>;
}

export interface RowSources {
  readonly sources: readonly RowSource[];
  close(): Promise<void>;
}

interface OpenOptions {
  /** The rows are read a second time; what cannot be is kept in a temporary file. */
  readonly twice: boolean;
  readonly stdin: Readable;
  readonly signal: AbortSignal;
}

const standardInput = '-';

/** Opens all sources before the first row is read; throws INPUT_UNAVAILABLE for one that cannot be. */
export async function openRowSources(
  names: readonly string[],
  options: OpenOptions,
): Promise<RowSources> {
  const wanted = names.length === 0 ? [standardInput] : names;
  if (wanted.filter((name) => name === standardInput).length > 1) {
    throw new AppError('USAGE', { reason: 'standard input (-) can be given once only' });
  }
  const handles: FileHandle[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(handles.map((handle) => handle.close().catch(() => undefined)));
  };
  try {
    const sources: RowSource[] = [];
    for (const name of wanted) sources.push(await openSource(name, options, handles));
    return { sources, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openSource(
  name: string,
  { twice, stdin, signal }: OpenOptions,
  handles: FileHandle[],
): Promise<RowSource> {
  if (name === standardInput) {
    const input = twice ? fromStart(await spool(name, stdin, signal, handles)) : () => stdin;
    return rowSource('standard input', input, signal);
  }
  const handle = await openInput(name);
  handles.push(handle);
  if ((await handle.stat()).isFile()) return rowSource(name, fromStart(handle), signal);
  const stream = handle.createReadStream({ autoClose: false });
  const input = twice ? fromStart(await spool(name, stream, signal, handles)) : () => stream;
  return rowSource(name, input, signal);
}

async function openInput(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path, constants.O_RDONLY);
    if (!(await handle.stat()).isDirectory()) return handle;
    await handle.close();
  } catch (error) {
    throw unavailable(path, error);
  }
  throw new AppError('INPUT_UNAVAILABLE', { path, reason: 'it is a folder' });
}

function fromStart(handle: FileHandle): () => Readable {
  return () => handle.createReadStream({ start: 0, autoClose: false });
}

function rowSource(name: string, input: () => Readable, signal: AbortSignal): RowSource {
  return {
    name,
    async *rows() {
      for await (const line of splitLines(chunksOf(name, input(), signal), rowLimit)) {
        const row = parseRow(line);
        if (row) yield row;
      }
    },
  };
}

/** The bytes of a stream; an error names the source, an interrupt ends the waiting for more. */
async function* chunksOf(
  name: string,
  stream: Readable,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of addAbortSignal(signal, stream)) yield chunk as Buffer;
  } catch (error) {
    throw signal.aborted ? new AppError('JOB_CANCELLED') : unavailable(name, error);
  }
}

/** Copies a stream to a file without a name, gone from the disk as soon as the program ends. */
async function spool(
  name: string,
  stream: Readable,
  signal: AbortSignal,
  handles: FileHandle[],
): Promise<FileHandle> {
  const handle = await openNameless();
  handles.push(handle);
  for await (const chunk of chunksOf(name, stream, signal)) await writeAll(handle, chunk);
  return handle;
}

async function openNameless(): Promise<FileHandle> {
  let folder: string | undefined;
  try {
    folder = await mkdtemp(join(tmpdir(), 'winnow-spool-'));
    return await open(join(folder, 'rows'), 'wx+', 0o600);
  } catch (error) {
    throw spoolFailure(error);
  } finally {
    // Where an open file cannot be removed, the folder is left to the system to clear.
    if (folder) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function writeAll(handle: FileHandle, chunk: Buffer): Promise<void> {
  try {
    for (let done = 0; done < chunk.length;) {
      done += (await handle.write(chunk, done)).bytesWritten;
    }
  } catch (error) {
    throw spoolFailure(error);
  }
}

function spoolFailure(error: unknown): AppError {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return new AppError('SPOOL_FAILED', { folder: tmpdir(), reason }, { cause: error });
}

function unavailable(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  return new AppError('INPUT_UNAVAILABLE', { path, reason: code }, { cause: error });
}
