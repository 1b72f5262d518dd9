import { AppError } from '../../shared/errors/app-error';
import type { FormatId } from '../../shared/model/format';
import { ArchiveError } from './archive-limits';
import { detectBinaryStart } from './detect-binary';
import { detectFormat, endingOf } from './detect-format';
import { readerOf } from './index';
import { makeProblem } from './make-problem';
import { peekStart } from './peek-start';
import type { ReadItem, SourceStream } from './reader';

export interface SourceReading {
  /** What the file is read as; undefined where it is not read. */
  readonly format: FormatId | undefined;
  readonly items: AsyncIterable<ReadItem>;
  /** The file is one document, or none. */
  readonly isOneDocument: boolean;
}

/** Formats of many records, each of which is judged by itself; the others are looked at whole. */
const recordFormats: ReadonlySet<FormatId> = new Set(['csv', 'jsonl', 'json']);

/** Reads a file in the format that was chosen for it, else in the one that its bytes show. */
export async function readSource(source: SourceStream): Promise<SourceReading> {
  const { head, chunks } = await peekStart(source.chunks());
  const format = formatOf(source, head);
  if (format === undefined) {
    const ending = endingOf(source.path);
    const type = ending === '' ? 'without an ending' : `.${ending}`;
    return {
      format,
      items: only({ problem: makeProblem('FILE_TYPE_UNKNOWN', source.path, { type }) }),
      isOneDocument: true,
    };
  }
  const binary = recordFormats.has(format) ? detectBinaryStart(head) : undefined;
  if (binary !== undefined) {
    return {
      format,
      items: only({ problem: makeProblem('FILE_BINARY', source.path, { reason: binary }) }),
      isOneDocument: true,
    };
  }
  const reader = await readerOf(format);
  const items = reader.read({ ...source, chunks }, readEntry);
  return {
    format,
    items: withFaults(items, source.path),
    isOneDocument: reader.isOneDocument === true,
  };
}

/** A fault of a reader is a problem of the file that it read; nothing else has to stop for it. */
async function* withFaults(items: AsyncIterable<ReadItem>, path: string): AsyncGenerator<ReadItem> {
  try {
    yield* items;
  } catch (thrown) {
    const isFault = thrown instanceof Error && !isOfSource(thrown);
    if (!isFault) throw thrown;
    console.error(thrown);
    // Its message may quote the text.
    yield { problem: makeProblem('FILE_FAILED', path, { reason: thrown.name }) };
  }
}

/** True for what the bytes themselves threw: the system, the archive around them, or a cancel. */
function isOfSource(thrown: Error): boolean {
  return thrown instanceof AppError || thrown instanceof ArchiveError || 'syscall' in thrown;
}

/** Packed files are unpacked first, whatever was chosen for what is in them. */
function formatOf({ path, choice }: SourceStream, head: Uint8Array): FormatId | undefined {
  const found = detectFormat(path, head);
  const packed = found === 'gzip' || found === 'zip';
  return packed ? found : (choice?.format ?? found);
}

/** A file inside another one. */
async function* readEntry(entry: SourceStream): AsyncGenerator<ReadItem> {
  const { format, items } = await readSource(entry);
  if (format === undefined || format === 'gzip' || format === 'zip') {
    yield* items;
    return;
  }
  const { path, size } = entry;
  for await (const item of items) {
    yield 'document' in item ? { entry: { path, size, format }, ...item } : item;
  }
}

async function* only(item: ReadItem): AsyncGenerator<ReadItem> {
  yield item;
}
