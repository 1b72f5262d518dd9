import type { FlagKind } from '../../shared/model/kind';
import { statement, type ReadDb, type WriteDb } from './database';
import { insertsRows, type StoredValue } from './rows-statement';

/** How many flags of one kind and band are open. */
export interface OpenKind {
  readonly kind: FlagKind;
  readonly band: 'certain' | 'check';
  readonly open: number;
}

/** What is kept of documents, by their ids. */
export function listOpenKinds(
  db: ReadDb,
  documentIds: readonly number[],
): ReadonlyMap<number, OpenKind[]> {
  const kept = new Map<number, OpenKind[]>(documentIds.map((id) => [id, []]));
  const rows = statement<OpenKind & { readonly documentId: number }>(
    db,
    `SELECT document_id AS documentId, kind, band, open
     FROM json_each(?) AS wanted CROSS JOIN open_kind ON document_id = wanted.value`,
  ).all(JSON.stringify(documentIds));
  for (const row of rows) kept.get(row.documentId)!.push(row);
  return kept;
}

/** A document with what is open in it. */
export interface OpenKindsOfDocument {
  readonly id: number;
  readonly batchId: number;
  readonly openKinds: readonly OpenKind[];
}

const insertKinds = insertsRows('INSERT OR REPLACE INTO open_kind', [
  ...['document_id', 'kind', 'band', 'batch_id', 'open'],
]);

/** Keeps which flags of documents are open; rows that stay as they are are not written. */
export function replaceOpenKinds(db: WriteDb, documents: readonly OpenKindsOfDocument[]): void {
  const kept = listOpenKinds(
    db,
    documents.map(({ id }) => id),
  );
  const values: StoredValue[] = [];
  for (const { id, batchId, openKinds } of documents) {
    const before = new Map(kept.get(id)!.map((row) => [keyOf(row), row]));
    for (const row of openKinds) {
      const known = before.get(keyOf(row));
      before.delete(keyOf(row));
      if (known?.open !== row.open) values.push(id, row.kind, row.band, batchId, row.open);
    }
    for (const row of before.values()) deleteOpenKind(db, id, row);
  }
  insertKinds.run(db, values);
}

function deleteOpenKind(db: WriteDb, documentId: number, { kind, band }: OpenKind): void {
  statement(db, 'DELETE FROM open_kind WHERE document_id = ? AND kind = ? AND band = ?').run(
    documentId,
    kind,
    band,
  );
}

/** Open flags of a batch by kind and band. */
export function sumOpenKinds(db: ReadDb, batchId: number): OpenKind[] {
  return statement<OpenKind>(
    db,
    `SELECT kind, band, SUM(open) AS open FROM open_kind WHERE batch_id = ?
     GROUP BY kind, band ORDER BY kind, band`,
  ).all(batchId);
}

/** How many flags are open in each document of a batch that has any, of a kind and band alone where given. */
export function countOpenByDocument(
  db: ReadDb,
  batchId: number,
  { kind, band }: { readonly kind?: string | undefined; readonly band?: string | undefined },
): Map<number, number> {
  const rows = statement<{ id: number; open: number }>(
    db,
    `SELECT document_id AS id, open FROM open_kind
     WHERE batch_id = ? AND (? IS NULL OR kind = ?) AND (? IS NULL OR band = ?)`,
  ).all(batchId, kind ?? null, kind ?? null, band ?? null, band ?? null);
  const sums = new Map<number, number>();
  for (const { id, open } of rows) sums.set(id, (sums.get(id) ?? 0) + open);
  return sums;
}

function keyOf({ kind, band }: OpenKind): string {
  return `${kind} ${band}`;
}
