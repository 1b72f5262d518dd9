import { Readable } from 'node:stream';
import {
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  validateFileName,
  type Entry,
  type ZipFile,
} from 'yauzl';
import { ArchiveError } from './archive-limits';
import type { SourceStream } from './reader';

/** A file of an archive, and why it is not read. */
export interface ListedEntry {
  readonly entry: Entry;
  readonly refusal?: string;
}

interface EntryList {
  readonly entries: readonly ListedEntry[];
  /** What systems leave behind. */
  readonly hidden: { readonly count: number; readonly names: string };
  /** The archive is a document of another program. */
  readonly office: boolean;
}

const chunkBytes = 64 * 1024;
const litter = /(?:^|[\\/])(?:\.(?!\.?[\\/])[^\\/]*|__MACOSX|thumbs\.db|desktop\.ini)(?:[\\/]|$)/i;
const officeNames = new Set(['[Content_Types].xml', 'mimetype', 'META-INF/MANIFEST.MF']);
const typeMask = 0o170000;
const symlinkType = 0o120000;
const folderType = 0o040000;
const regularType = 0o100000;

/** Opens an archive on the disk; throws ARCHIVE_DAMAGED when it is none. */
export async function openZip(source: SourceStream): Promise<ZipFile> {
  try {
    // Names are checked one by one: a bad one must not hide the others.
    const options = { decodeStrings: false, autoClose: false, validateEntrySizes: true };
    return await fromRandomAccessReaderPromise(new SourceReader(source), source.size, options);
  } catch (thrown) {
    if (thrown instanceof Error && 'syscall' in thrown) throw thrown;
    throw new ArchiveError('ARCHIVE_DAMAGED', 'its list of files is broken', { cause: thrown });
  }
}

/** All files of an archive in its own order; folders are left out. */
export async function listEntries(zip: ZipFile): Promise<EntryList> {
  const entries: Entry[] = [];
  const hidden: string[] = [];
  let office = false;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entryName(entry);
      if (officeNames.has(name)) office = true;
      if (isFolder(entry, name)) continue;
      if (litter.test(name)) hidden.push(name);
      else entries.push(entry);
    }
  } catch (thrown) {
    if (thrown instanceof Error && 'syscall' in thrown) throw thrown;
    throw new ArchiveError('ARCHIVE_DAMAGED', 'its list of files is broken', { cause: thrown });
  }
  const shared = sharedData(entries);
  return {
    entries: entries.map((entry) => {
      const refusal = shared.has(entry) ? 'it shares its data with another file' : refuse(entry);
      return { entry, ...(refusal !== undefined && { refusal }) };
    }),
    hidden: { count: hidden.length, names: hidden.slice(0, 3).join(', ') },
    office,
  };
}

/** The name of an entry; backslashes of old Windows programs are slashes. */
export function entryName(entry: Entry): string {
  const raw = entry.fileNameRaw;
  return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
}

/** The name as a path that stays inside; undefined when it leads out, or says nothing. */
export function pathInside(name: string): string | undefined {
  if (validateFileName(name) !== null || /[\0]/.test(name)) return undefined;
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}

function isFolder(entry: Entry, name: string): boolean {
  return name.endsWith('/') || typeOf(entry) === folderType;
}

function typeOf(entry: Entry): number {
  return (entry.externalFileAttributes >>> 16) & typeMask;
}

function refuse(entry: Entry): string | undefined {
  const type = typeOf(entry);
  if (type === symlinkType) return 'it is a link';
  if (type !== 0 && type !== regularType) return 'it is no ordinary file';
  if (entry.isEncrypted()) return 'it is encrypted';
  return entry.canDecodeFileData() ? undefined : 'it is packed in a way that is not known';
}

/** Entries whose data lies in that of another: a way to unpack the same bytes many times. */
function sharedData(entries: readonly Entry[]): ReadonlySet<Entry> {
  const inOrder = [...entries].sort(
    (a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  );
  const shared = new Set<Entry>();
  let end = 0;
  for (const entry of inOrder) {
    const start = entry.relativeOffsetOfLocalHeader;
    if (start < end) shared.add(entry);
    // A local header has 30 bytes and the name at least.
    end = Math.max(end, start + 30 + entry.fileNameRaw.length + entry.compressedSize);
  }
  return shared;
}

class SourceReader extends RandomAccessReader {
  readonly #source: SourceStream;

  constructor(source: SourceStream) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#range(start, end), { objectMode: false });
  }

  async *#range(start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let at = start; at < end;) {
      const bytes = await this.#source.readAt!(at, Math.min(chunkBytes, end - at));
      if (bytes.length === 0) throw new Error('the file ends too early');
      yield bytes;
      at += bytes.length;
    }
  }
}
