import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import {
  ArchiveError,
  archiveProblem,
  checkRatio,
  mostEntries,
  mostUnpacked,
} from './archive-limits';
import { innerSource } from './inner-source';
import { makeProblem } from './make-problem';
import type { EntryFile, ReadEntry, Reader, ReadItem, SourceStream } from './reader';
import { entryName, listEntries, openZip, pathInside, type ListedEntry } from './zip-entries';

/** A folder in one file: each file in it is read as what it is. Nothing is written to the disk. */
export const zipReader: Reader = {
  id: 'zip',
  read: readArchive,
};

async function* readArchive(source: SourceStream, readEntry: ReadEntry): AsyncGenerator<ReadItem> {
  if (!source.readAt) {
    yield { problem: makeProblem('ARCHIVE_NESTED', source.path) };
    return;
  }
  try {
    const zip = await openZip(source);
    try {
      yield* readEntries(zip, source, readEntry);
    } finally {
      zip.close();
    }
    // The hash of the archive is made of all its bytes.
    const rest = source.chunks()[Symbol.asyncIterator]();
    while (!(await rest.next()).done);
  } catch (thrown) {
    yield { problem: archiveProblem(thrown, source.path) };
  }
}

async function* readEntries(
  zip: ZipFile,
  source: SourceStream,
  readEntry: ReadEntry,
): AsyncGenerator<ReadItem> {
  if (zip.entryCount > mostEntries) {
    throw new ArchiveError('ARCHIVE_LIMIT', `it holds more than ${mostEntries} files`);
  }
  const { entries, hidden, office } = await listEntries(zip);
  if (office) {
    const reason = 'office document or e-book';
    yield { problem: makeProblem('FILE_BINARY', source.path, { reason }) };
    return;
  }
  if (hidden.count > 0) {
    yield { problem: makeProblem('FILES_HIDDEN', source.path, { ...hidden }) };
  }
  const total = { bytes: 0 };
  for (const listed of entries) {
    const { path, refusal } = place(source, listed);
    if (refusal === undefined)
      yield* readListed(zip, source, { ...listed, path, total }, readEntry);
    else yield { problem: makeProblem('ENTRY_REFUSED', path, { reason: refusal }) };
  }
  if (entries.length === 0) yield { problem: makeProblem('FILE_EMPTY', source.path) };
}

/** The path of an entry inside the batch, and why it is not read. */
function place(
  { path }: SourceStream,
  { entry, refusal }: ListedEntry,
): { readonly path: string; readonly refusal?: string } {
  const name = entryName(entry);
  const inside = pathInside(name);
  if (inside === undefined) {
    return { path: `${path}/${name}`, refusal: 'its name leads out of the archive' };
  }
  return { path: `${path}/${inside}`, ...(refusal !== undefined && { refusal }) };
}

interface PlacedEntry {
  readonly entry: Entry;
  readonly path: string;
  /** What all entries together unpacked to. */
  readonly total: { bytes: number };
}

async function* readListed(
  zip: ZipFile,
  source: SourceStream,
  placed: PlacedEntry,
  readEntry: ReadEntry,
): AsyncGenerator<ReadItem> {
  const { entry, path } = placed;
  const hash = createHash('sha256');
  let ended = false;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of unpack(zip, placed)) {
      hash.update(chunk);
      yield chunk;
    }
    ended = true;
  }
  const choice = source.choiceFor?.(path);
  const inner = innerSource(source, {
    path,
    size: entry.uncompressedSize,
    within: [...(source.within ?? []), 'zip'],
    ...(choice && { choice }),
    chunks,
  });
  let file: EntryFile | undefined;
  try {
    for await (const item of readEntry(inner)) {
      if ('document' in item && item.entry) file = item.entry;
      yield item;
    }
    if (ended && file) yield { finished: { ...file, sha256: hash.digest('hex') } };
  } catch (thrown) {
    const problem = archiveProblem(thrown, path);
    yield { problem };
    // The limits hold for the whole archive: what is left of it is not opened.
    if (placed.total.bytes > mostUnpacked) throw thrown;
  }
}

async function* unpack(zip: ZipFile, { entry, total }: PlacedEntry): AsyncGenerator<Uint8Array> {
  let given = 0;
  let sum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      given += chunk.length;
      total.bytes += chunk.length;
      checkRatio(entry.compressedSize, given);
      if (total.bytes > mostUnpacked) {
        throw new ArchiveError('ARCHIVE_LIMIT', 'it unpacks to over 2 GB');
      }
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (thrown) {
    throw damaged(thrown);
  }
  if (sum !== entry.crc32) throw new ArchiveError('ARCHIVE_DAMAGED', 'its checksum does not fit');
}

/** What the system says of the archive itself is told as it is. */
function damaged(thrown: unknown): unknown {
  if (thrown instanceof ArchiveError || (thrown instanceof Error && 'syscall' in thrown)) {
    return thrown;
  }
  return new ArchiveError('ARCHIVE_DAMAGED', 'its packed data is broken', { cause: thrown });
}
