import { formatIds, type FormatId } from '../../shared/model/format';
import type { ReadDb } from '../store/database';
import type { StoredDocument } from '../store/documents';
import { getSourceFile } from '../store/source-files';

/** What the file of a document was read as; an older program may have known readers that are gone. */
export function formatOfDocument(db: ReadDb, { sourceFileId }: StoredDocument): FormatId {
  const reader = getSourceFile(db, sourceFileId)?.reader;
  return formatIds.find((format) => format === reader) ?? 'text';
}
