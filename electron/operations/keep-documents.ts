import type { FormatId } from '../../shared/model/format';
import type { EntryFile } from '../readers/reader';
import type { WriteDb } from '../store/database';
import { beginSourceFile, finishSourceFile, insertSourceFile } from '../store/source-files';
import type { FoldAhead } from './fold-ahead';
import type { KnownDocuments } from './known-documents';
import type { PreparedDocument } from './prepare-document';
import { storeDocument, type Arrival, type ChosenReading } from './store-document';
import type { FoundFile } from './walk-sources';
import type { WriteQueue } from './write-queue';

/** The file that documents come from. */
export interface KeptFile {
  readonly batchId: number;
  /** The documents of the batch. */
  readonly known: KnownDocuments;
  readonly file: FoundFile;
  readonly size: number;
  readonly format: FormatId;
  /** Of a file that has been read to its end. */
  readonly sha256?: string | undefined;
  /** Is handed the documents that are new. */
  readonly ahead?: FoldAhead | undefined;
  siteOfPath?(path: string): string | undefined;
  /** What a curator settled for a path, if anything. */
  chosen?(path: string): Omit<ChosenReading, 'format'> | undefined;
}

/** What a document takes to store, its entries in indices included. */
const rowsOfDocument = 12;

/**
 * Stores documents of one file, or of the files inside an archive; a file gets its record with the
 * first new document.
 */
export function keepDocuments(
  db: WriteDb,
  queue: WriteQueue,
  { batchId, known, file, size, format, sha256, ahead, siteOfPath, chosen }: KeptFile,
  onArrival: (arrival: Arrival) => void,
): (document: PreparedDocument, entry?: EntryFile) => Promise<void> {
  let current: { readonly path: string; id?: number } = { path: file.path };
  return (document, entry) => {
    const { path } = entry ?? file;
    if (current.path !== path) current = { path };
    const kept = current;
    const sourceFileId = () => {
      const source = {
        batchId,
        path,
        reader: entry?.format ?? format,
        size: path === file.path ? size : (entry?.size ?? size),
        ...rawPathOf(file, path),
      };
      return (kept.id ??=
        sha256 === undefined ? beginSourceFile(db, source) : insertSourceFile(db, source, sha256));
    };
    return queue.add(rowsOfDocument, document.size, () => {
      const choice = chosen?.(path);
      const home = {
        ...{ batchId, known, sourceFileId, ahead },
        ...(siteOfPath && { siteOfPath }),
        ...(choice && { chosen: { ...choice, format: entry?.format ?? format } }),
      };
      onArrival(storeDocument(db, home, document));
      // Nothing came of it, but it may have been begun by an import that was interrupted.
      if (sha256 !== undefined && kept.id === undefined) {
        finishSourceFile(db, batchId, path, sha256);
      }
    });
  };
}

/** A name that is not UTF-8 is kept as bytes, also at the front of the paths inside an archive. */
function rawPathOf({ rawPath, path }: FoundFile, own: string): { readonly rawPath?: Buffer } {
  if (!rawPath) return {};
  return { rawPath: Buffer.concat([rawPath, Buffer.from(own.slice(path.length))]) };
}
