import { createHash } from 'node:crypto';
import { applyCuts } from '../../shared/engine/apply-cuts';
import { createCodePointMap } from '../../shared/engine/code-points';
import { metadataFields } from '../../shared/engine/metadata-fields';
import type { Place } from '../../shared/model/flag';
import { spanKey } from '../../shared/model/span';
import { listBulkCuts, type BulkCut } from '../store/bulk-decisions';
import type { ReadDb } from '../store/database';
import { listDecidedFlags, type DecidedFlag } from '../store/decided-flags';
import { getText } from '../store/document-bodies';
import { getDocument, type StoredDocument } from '../store/documents';
import { listNotes } from '../store/notes';
import { auditLines, type AuditBulk } from '../writers/audit-lines';
import { type LineEnds, mapLineEnds } from '../writers/line-ends';
import type { ManifestDocument, ManifestExclusion } from '../writers/manifest';
import { recordRow } from '../writers/record-row';
import { loadDocument } from './load-document';
import { type PlacedDocument, readPlaces } from './read-places';

/** A document as an export writes it. */
export interface CleanedDocument {
  readonly text: string;
  /** The row for a file of records. */
  readonly row: string;
  readonly audit: string;
  readonly manifest: Omit<ManifestDocument, 'file' | 'renamedFrom' | 'pathBytes'>;
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
      ...(stored.givenSite !== undefined && { site: stored.givenSite }),
      ...(stored.fieldsJson !== undefined && { fieldsJson: stored.fieldsJson }),
    }),
    audit: auditStored(db, stored, document.text, flags),
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

/** What the export says of a document that a curator left out. */
export function describeExcluded(
  db: ReadDb,
  id: number,
): { readonly audit: string; readonly manifest: Omit<ManifestExclusion, 'pathBytes'> } {
  const stored = getDocument(db, id)!;
  const excluded = stored.excluded!;
  return {
    audit: auditStored(db, stored, getText(db, id), listDecidedFlags(db, id)),
    manifest: {
      id: stored.uid,
      path: stored.path,
      ...(stored.recordKey !== undefined && { recordKey: stored.recordKey }),
      sourceSha256: stored.sha256,
      excluded: excluded.reason,
      excludedAt: excluded.at,
    },
  };
}

function auditStored(
  db: ReadDb,
  stored: StoredDocument,
  text: string,
  flags: readonly DecidedFlag[],
): string {
  const notes = new Map(listNotes(db, stored.id).map((note) => [spanKey(note), note]));
  const bulks = new Map(listBulkCuts(db, stored.id).map((cut) => [spanKey(cut), cut]));
  const noted = flags.map((flag) => {
    const note = notes.get(spanKey(flag));
    notes.delete(spanKey(flag));
    const bulk = bulks.get(spanKey(flag));
    return { ...flag, ...(note && { note: note.text }), ...(bulk && { bulk: auditBulk(bulk) }) };
  });
  const places = readPlaces(db, stored.batchId, flags, outsidePlaces);
  return auditLines(
    {
      id: stored.uid,
      path: stored.path,
      ...(stored.recordKey !== undefined && { recordKey: stored.recordKey }),
      text,
      flags: noted,
      notes: [...notes.values()],
      ...(stored.excluded && { excluded: stored.excluded }),
    },
    (place) => places.get(place) ?? place,
  );
}

function auditBulk({ sampleId, size, looked, right, bound, confidence }: BulkCut): AuditBulk {
  return { sample: sampleId, size, looked, right, bound, confidence };
}

/** Places in another document, in code points of its text. */
function outsidePlaces({ path, text }: PlacedDocument): (place: Place) => object {
  const map = createCodePointMap(text);
  return ({ document, start, end }) => ({
    document,
    path,
    start: map.toCodePoint(start),
    end: map.toCodePoint(end),
  });
}
