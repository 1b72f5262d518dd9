import type { DocumentFilter, DocumentRow } from '../../shared/ipc/shapes';
import type { ExcludeReason } from '../../shared/model/exclusion';
import { statement, type ReadDb } from './database';

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const states: Readonly<Record<NonNullable<DocumentFilter['state']>, string>> = {
  open: 'open > 0',
  done: 'open = 0 AND excluded IS NULL',
  excluded: 'excluded IS NOT NULL',
  copies: 'copy_of IS NOT NULL AND excluded IS NULL',
  damaged: 'lost_characters + odd_characters > 0',
};

/** Ids of the documents of a batch that fit a filter, in list order. */
export function listFilteredDocumentIds(
  db: ReadDb,
  batchId: number,
  filter: DocumentFilter,
): number[] {
  const conditions = conditionsOf(filter);
  const where = ['batch_id = ?', ...conditions.map(({ sql }) => sql)].join(' AND ');
  const values = [batchId, ...conditions.flatMap((condition) => condition.values)];
  const found = statement<{ id: number; path: string }>(
    db,
    `SELECT id, path FROM document WHERE ${where} ORDER BY sort_key, record_number`,
  ).all(...values);
  // SQLite knows upper and lower case of ASCII alone.
  const name = filter.name?.toLowerCase() ?? '';
  return found.filter(({ path }) => path.toLowerCase().includes(name)).map(({ id }) => id);
}

function conditionsOf({ state, kind, band, site, language }: DocumentFilter): Condition[] {
  const conditions: Condition[] = [];
  if (state) conditions.push({ sql: states[state], values: [] });
  if (kind !== undefined || band !== undefined) conditions.push(openFlag({ kind, band }));
  if (site === null) conditions.push({ sql: 'site IS NULL', values: [] });
  else if (site !== undefined) conditions.push({ sql: 'site = ?', values: [site] });
  if (language === null) conditions.push({ sql: 'language IS NULL', values: [] });
  else if (language !== undefined) conditions.push({ sql: 'language = ?', values: [language] });
  return conditions;
}

/** Kind and band of flags; where both are asked for, both have to fit the same flag. */
type FlagFilter = Pick<DocumentFilter, 'kind' | 'band'>;

function openFlag(filter: FlagFilter): Condition {
  const { sql, values } = openKindsOf(filter);
  return { sql: `EXISTS (SELECT 1 ${sql})`, values };
}

/** The counts of open flags of a document that fit. */
function openKindsOf({ kind, band }: FlagFilter): Condition {
  const asked = [
    ...(kind === undefined ? [] : [{ sql: ' AND kind = ?', value: kind }]),
    ...(band === undefined ? [] : [{ sql: ' AND band = ?', value: band }]),
  ];
  const sql = asked.map((part) => part.sql).join('');
  return {
    sql: `FROM open_kind WHERE document_id = document.id${sql}`,
    values: asked.map((part) => part.value),
  };
}

interface ListRow extends Pick<DocumentRow, 'id' | 'path' | 'open' | 'flags'> {
  record_key: string | null;
  excluded: ExcludeReason | null;
  original: string | null;
  noted: number;
  fitting: number;
  /** There is one that came in before it at the same place, and one that came in later. */
  has_older: number;
  has_newer: number;
}

const sameRecord = `SELECT 1 FROM document AS other
  WHERE other.batch_id = document.batch_id AND other.sort_key = document.sort_key
    AND other.record_number = document.record_number AND other.path = document.path`;

/** One row of the list of documents; under a filter by flags it says how many open ones fit. */
export function getDocumentRow(
  db: ReadDb,
  id: number,
  filter: FlagFilter = {},
): DocumentRow | undefined {
  const fitting = openKindsOf(filter);
  const row = statement<ListRow>(
    db,
    `SELECT id, path, record_key, open, flags, excluded,
       (SELECT path FROM document AS original WHERE original.id = document.copy_of) AS original,
       EXISTS (SELECT 1 FROM note WHERE document_id = document.id) AS noted,
       (SELECT COALESCE(SUM(open), 0) ${fitting.sql}) AS fitting,
       EXISTS (${sameRecord} AND other.id < document.id) AS has_older,
       EXISTS (${sameRecord} AND other.id > document.id) AS has_newer
     FROM document WHERE id = ?`,
  ).get(...fitting.values, id);
  return row && toDocumentRow(row, fitting.values.length > 0);
}

function toDocumentRow(row: ListRow, isFiltered: boolean): DocumentRow {
  const { id, path, open, flags, record_key: recordKey, excluded, original } = row;
  return {
    ...{ id, path, open, flags },
    ...(isFiltered && { fitting: row.fitting }),
    ...(recordKey !== null && { recordKey }),
    ...(row.has_newer === 1 && { version: 'older' }),
    ...(row.has_newer === 0 && row.has_older === 1 && { version: 'newest' }),
    ...(excluded !== null && { excluded }),
    ...(original !== null && { copyOf: original }),
    ...(row.noted === 1 && { noted: true }),
  };
}
