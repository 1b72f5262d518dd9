import type { DecidedFlag } from './decided-flags';
import { statement, type ReadDb } from './database';

/** As much of a flag or decision as its document is counted by. */
export type CountedFlag = Pick<
  DecidedFlag,
  'start' | 'end' | 'kind' | 'confidence' | 'verdict' | 'actor'
>;

type Row = CountedFlag & { readonly documentId: number };

/**
 * The same flags as `listDecidedFlags` has, of many documents at once and in no particular order: what
 * is claimed and why is not read.
 */
export function listCountedFlags(
  db: ReadDb,
  documentIds: readonly number[],
): Map<number, CountedFlag[]> {
  const counted = new Map<number, CountedFlag[]>(documentIds.map((id) => [id, []]));
  const ids = JSON.stringify(documentIds);
  for (const row of statement<Row>(db, standing).all(ids)) counted.get(row.documentId)!.push(row);
  for (const row of statement<Row>(db, open).all(ids)) counted.get(row.documentId)!.push(row);
  return counted;
}

const standing = `
  SELECT document_id AS documentId, start, end, kind, confidence, verdict, actor
  FROM json_each(?) AS wanted CROSS JOIN verdict ON document_id = wanted.value`;

const open = `
  SELECT flag.document_id AS documentId, flag.start, flag.end, flag.kind, flag.confidence,
    'open' AS verdict
  FROM json_each(?) AS wanted CROSS JOIN flag ON flag.document_id = wanted.value
  WHERE NOT EXISTS (
    SELECT 1 FROM verdict WHERE verdict.document_id = flag.document_id AND (
      verdict.start = flag.start AND verdict.end = flag.end OR
      verdict.replaces_start = flag.start AND verdict.replaces_end = flag.end))`;
