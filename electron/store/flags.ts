import type { AlsoFlagged, Evidence, Flag } from '../../shared/model/flag';
import type { FlagKind } from '../../shared/model/kind';
import { statement, type ReadDb, type WriteDb } from './database';
import { flagColumns, type PackedFlags } from './packed-flags';
import { placesAsJson, type Place } from './places';
import { insertsRows, type StoredValue } from './rows-statement';

interface FlagRow {
  start: number;
  end: number;
  kind: FlagKind;
  confidence: number;
  detector: string;
  reason: string;
  also: string | null;
  evidence: string | null;
}

/** What decisions keep of a flag. */
type FlagClaim = Pick<Flag, 'start' | 'end' | 'kind' | 'confidence' | 'detector' | 'reason'>;

/** A document and all its flags. */
export interface FlaggedDocument {
  readonly documentId: number;
  readonly flags: PackedFlags;
}

const insertFlags = insertsRows('INSERT INTO flag', ['document_id', ...flagColumns]);

/** Puts the flags of a new analysis in place of the earlier ones; verdicts are not touched. */
export function replaceFlags(db: WriteDb, documents: readonly FlaggedDocument[]): void {
  statement(
    db,
    'DELETE FROM flag WHERE document_id IN (SELECT wanted.value FROM json_each(?) AS wanted)',
  ).run(JSON.stringify(documents.map(({ documentId }) => documentId)));
  const values: StoredValue[] = [];
  for (const { documentId, flags } of documents) {
    for (let at = 0; at < flags.length; at++) {
      if (at % flagColumns.length === 0) values.push(documentId);
      values.push(flags[at]!);
    }
  }
  insertFlags.run(db, values);
}

/** Flags of a document, sorted by span. */
export function listFlags(db: ReadDb, documentId: number): Flag[] {
  return statement<FlagRow>(db, 'SELECT * FROM flag WHERE document_id = ? ORDER BY start, end')
    .all(documentId)
    .map(rowToFlag);
}

export function getFlag(
  db: ReadDb,
  documentId: number,
  start: number,
  end: number,
): Flag | undefined {
  const row = statement<FlagRow>(
    db,
    'SELECT * FROM flag WHERE document_id = ? AND start = ? AND end = ?',
  ).get(documentId, start, end);
  return row && rowToFlag(row);
}

/** The flags on exactly these places, as far as decisions name them, by the index of the place. */
export function listClaimsAt(db: ReadDb, places: readonly Place[]): ReadonlyMap<number, FlagClaim> {
  const rows = statement<FlagClaim & { readonly place: number }>(
    db,
    `SELECT wanted.key AS place, start, end, kind, confidence, detector, reason
     FROM json_each(?) AS wanted CROSS JOIN flag
     ON document_id = wanted.value ->> 0 AND start = wanted.value ->> 1 AND end = wanted.value ->> 2`,
  ).all(placesAsJson(places));
  return new Map(rows.map(({ place, ...claim }) => [place, claim]));
}

function rowToFlag(row: FlagRow): Flag {
  return {
    start: row.start,
    end: row.end,
    kind: row.kind,
    confidence: row.confidence,
    detector: row.detector,
    reason: row.reason,
    ...(row.also !== null && { also: JSON.parse(row.also) as AlsoFlagged[] }),
    ...(row.evidence !== null && { evidence: JSON.parse(row.evidence) as Evidence }),
  };
}
