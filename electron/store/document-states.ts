import type { Decided } from '../../shared/ipc/shapes';
import type { ExcludeReason } from '../../shared/model/exclusion';
import { statement, type ReadDb } from './database';

/** What counts of documents are kept under: their batch, and whether they are excluded. */
export interface CountedDocument {
  readonly id: number;
  readonly batchId: number;
  readonly excluded: boolean;
}

/** Those documents, in that order. */
export function listCountedDocuments(
  db: ReadDb,
  documentIds: readonly number[],
): CountedDocument[] {
  return statement<Omit<CountedDocument, 'excluded'> & { readonly excluded: number }>(
    db,
    `SELECT document.id, batch_id AS batchId, excluded IS NOT NULL AS excluded
     FROM json_each(?) AS wanted CROSS JOIN document ON document.id = wanted.value`,
  )
    .all(JSON.stringify(documentIds))
    .map((row) => ({ ...row, excluded: row.excluded === 1 }));
}

interface StateRow {
  documentId: number;
  open: number;
  flags: number;
  excluded: ExcludeReason | null;
  noted: number;
}

/** What rows of the list of documents show of decisions, in the order of the ids. */
export function listDocumentStates(
  db: ReadDb,
  documentIds: readonly number[],
): Decided['documents'] {
  return statement<StateRow>(
    db,
    `SELECT document.id AS documentId, open, flags, excluded,
       EXISTS (SELECT 1 FROM note WHERE document_id = document.id) AS noted
     FROM json_each(?) AS wanted CROSS JOIN document ON document.id = wanted.value`,
  )
    .all(JSON.stringify(documentIds))
    .map(({ documentId, open, flags, excluded, noted }) => ({
      documentId,
      open,
      flags,
      ...(excluded !== null && { excluded }),
      ...(noted === 1 && { noted: true }),
    }));
}
