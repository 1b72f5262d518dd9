import { unpackedName } from '../readers/detect-format';
import type { DocumentPlace } from '../store/document-places';
import { cleanFolder } from '../writers/inspect-export-folder';
import { createNameAllocator } from '../writers/safe-name';

/** A file of an export and the documents that go into it. */
export interface ExportFile {
  /** Path below the export folder. */
  readonly file: string;
  /** The path it would have had, where that is not possible everywhere or was taken. */
  readonly renamedFrom?: string;
  /** Path of the source as bytes, where it is not valid UTF-8. */
  readonly rawPath?: Uint8Array;
  /** True for a file of records, one row for each document. */
  readonly records: boolean;
  /** In the order of the records. */
  readonly documentIds: readonly number[];
}

/**
 * Gives all documents that are not excluded their files: a mirror of the sources below one folder.
 * An excluded document keeps its name free, so that bringing it back renames no other.
 */
export function placeDocuments(places: readonly DocumentPlace[]): ExportFile[] {
  const names = createNameAllocator();
  const files: ExportFile[] = [];
  const containers = new Map<string, number[]>();
  for (const { id, path, reader, record, rawPath, excluded } of places) {
    const container = record ? containers.get(path) : undefined;
    if (container) {
      if (!excluded) container.push(id);
      continue;
    }
    const documentIds = excluded ? [] : [id];
    if (record) containers.set(path, documentIds);
    const wanted = wantedName(path, reader, record);
    const placed = names.place(wanted);
    files.push({
      file: `${cleanFolder}/${placed}`,
      ...(placed !== wanted && { renamedFrom: `${cleanFolder}/${wanted}` }),
      ...(rawPath && { rawPath }),
      records: record,
      documentIds,
    });
  }
  return files.filter(({ documentIds }) => documentIds.length > 0);
}

/** What is written is neither packed nor a page or table any more; its name says what it is. */
function wantedName(path: string, reader: string, record: boolean): string {
  const unpacked = unpackedName(path);
  if (record) return /\.(?:jsonl|ndjson)$/i.test(unpacked) ? unpacked : `${unpacked}.jsonl`;
  return reader === 'html' ? `${unpacked}.txt` : unpacked;
}
