import { createHash } from 'node:crypto';
import { applyCuts } from '../../shared/engine/apply-cuts';
import { createCodePointMap } from '../../shared/engine/code-points';
import { metadataFields } from '../../shared/engine/metadata-fields';
import type { Place } from '../../shared/model/flag';
import type { ReadDb } from '../store/database';
import { listDecidedFlags } from '../store/decided-flags';
import { getText } from '../store/document-bodies';
import { findDocumentId, getDocument, type StoredDocument } from '../store/documents';
import { auditLines } from '../writers/audit-lines';
import { type LineEnds, mapLineEnds } from '../writers/line-ends';
import type { ManifestDocument } from '../writers/manifest';
import { recordRow } from '../writers/record-row';
import { loadDocument } from './load-document';

/** A document as an export writes it. */
export interface CleanedDocument {
  readonly text: string;
  /** The row for a file of records. */
  readonly row: string;
  readonly audit: string;
  readonly manifest: Omit<ManifestDocument, 'file' | 'renamedFrom'>;
}

/** The clean text of a stored document and all that is said about it. */
export function cleanStored(db: ReadDb, id: number, lineEnds: LineEnds): CleanedDocument {
  const stored = getDocument(db, id)!;
  const document = loadDocument(db, stored);
  const flags = listDecidedFlags(db, id);
  const confirmed = flags.filter(({ verdict }) => verdict === 'confirmed');
  const text = mapLineEnds(applyCuts(document.text, confirmed), lineEnds);
  const metadata = metadataFields(document, confirmed);
  const recordKey = stored.recordKey !== undefined && { recordKey: stored.recordKey };
  const bytes = Buffer.from(text, 'utf8');
  return {
    text,
    row: recordRow({
      ...(stored.recordId !== undefined && { idJson: stored.recordId }),
      text,
      metadata,
      ...(stored.url !== undefined && { url: stored.url }),
    }),
    audit: auditLines(
      { id: stored.uid, path: stored.path, ...recordKey, text: document.text, flags },
      (place) => outsidePlace(db, stored, place),
    ),
    manifest: {
      id: stored.uid,
      path: stored.path,
      ...recordKey,
      sourceSha256: stored.sha256,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...(Object.keys(metadata).length > 0 && { metadata }),
    },
  };
}

/** A place in another document, in code points of its text. */
function outsidePlace(db: ReadDb, { batchId }: StoredDocument, place: Place): object {
  const id = findDocumentId(db, batchId, place.document);
  if (id === undefined) return place;
  const map = createCodePointMap(getText(db, id));
  return {
    document: place.document,
    path: getDocument(db, id)!.path,
    start: map.toCodePoint(place.start),
    end: map.toCodePoint(place.end),
  };
}
