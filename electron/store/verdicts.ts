import type { Actor, Verdict } from '../../shared/model/decision';
import type { FlagKind } from '../../shared/model/kind';
import type { Span } from '../../shared/model/span';
import { statement, type ReadDb, type WriteDb } from './database';
import type { NewDecision } from './decisions';
import { placesAsJson, type Place } from './places';

/** The claim that was decided; it stays readable when a later analysis no longer makes it. */
export interface DecidedClaim extends Span {
  readonly kind: FlagKind;
  readonly confidence: number;
  readonly detector: string;
  readonly reason: string;
  /** The flag that a cut adjusted by hand stands for: it is not open while the cut is decided. */
  readonly replaces?: Span;
}

/** The word that stands on a span. A span without one is open. */
export interface StandingVerdict extends DecidedClaim {
  readonly verdict: Exclude<Verdict, 'open'>;
  readonly actor: Actor;
  readonly decidedAt: string;
}

interface VerdictRow {
  start: number;
  end: number;
  verdict: Exclude<Verdict, 'open'>;
  actor: Actor;
  decided_at: string;
  kind: FlagKind;
  confidence: number;
  detector: string;
  reason: string;
  replaces_start: number | null;
  replaces_end: number | null;
}

export function getVerdict(
  db: ReadDb,
  documentId: number,
  span: Span,
): StandingVerdict | undefined {
  const row = statement<VerdictRow>(
    db,
    'SELECT * FROM verdict WHERE document_id = ? AND start = ? AND end = ?',
  ).get(documentId, span.start, span.end);
  return row && rowToVerdict(row);
}

/** Verdicts of a document, sorted by span. */
export function listVerdicts(db: ReadDb, documentId: number): StandingVerdict[] {
  return statement<VerdictRow>(
    db,
    'SELECT * FROM verdict WHERE document_id = ? ORDER BY start, end',
  )
    .all(documentId)
    .map(rowToVerdict);
}

/** Those of some documents that a verdict stands in, in their order. */
export function listDecidedDocuments(db: ReadDb, documentIds: readonly number[]): number[] {
  return statement<number>(
    db,
    `SELECT wanted.value FROM json_each(?) AS wanted
     WHERE EXISTS (SELECT 1 FROM verdict WHERE document_id = wanted.value)`,
  )
    .pluck()
    .all(JSON.stringify(documentIds));
}

/** Lets what the log says of a step stand: its decisions, or from `fromSeq` on those of a replay. */
export function letDecisionsStand(
  db: WriteDb,
  { stepId, action }: Pick<NewDecision, 'stepId' | 'action'>,
  fromSeq = 0,
): void {
  statement(
    db,
    `DELETE FROM verdict WHERE (document_id, start, end) IN (
       SELECT document_id, start, end FROM decision
       WHERE step_id = ? AND action = ? AND seq >= ? AND verdict = 'open')`,
  ).run(stepId, action, fromSeq);
  statement(
    db,
    `INSERT OR REPLACE INTO verdict
       (document_id, start, end, verdict, actor, decided_at, kind, confidence, detector, reason,
        replaces_start, replaces_end)
     SELECT document_id, start, end, verdict, word_actor, word_at, kind, confidence, detector, reason,
       replaces_start, replaces_end
     FROM decision WHERE step_id = ? AND action = ? AND seq >= ? AND verdict <> 'open'`,
  ).run(stepId, action, fromSeq);
}

/** The words that stand on places, by the index of the place. */
export function listVerdictsAt(
  db: ReadDb,
  places: readonly Place[],
): ReadonlyMap<number, StandingVerdict> {
  const rows = statement<VerdictRow & { readonly place: number }>(
    db,
    `SELECT wanted.key AS place, verdict.* FROM json_each(?) AS wanted CROSS JOIN verdict
     ON document_id = wanted.value ->> 0 AND start = wanted.value ->> 1 AND end = wanted.value ->> 2`,
  ).all(placesAsJson(places));
  return new Map(rows.map((row) => [row.place, rowToVerdict(row)]));
}

/** Writes the verdicts of a document anew from the log of decisions. */
export function rebuildVerdicts(db: WriteDb, documentId: number): void {
  statement(db, 'DELETE FROM verdict WHERE document_id = ?').run(documentId);
  statement(
    db,
    `INSERT INTO verdict
       (document_id, start, end, verdict, actor, decided_at, kind, confidence, detector, reason,
        replaces_start, replaces_end)
     SELECT document_id, start, end, verdict, word_actor, word_at, kind, confidence, detector, reason,
       replaces_start, replaces_end
     FROM decision AS last
     WHERE document_id = ? AND verdict <> 'open' AND seq = (
       SELECT MAX(seq) FROM decision
       WHERE document_id = last.document_id AND start = last.start AND end = last.end)`,
  ).run(documentId);
}

/** The span of a pair of columns that are both NULL or both not. */
export function toSpan(start: number | null, end: number | null): Span | undefined {
  return start === null || end === null ? undefined : { start, end };
}

function rowToVerdict(row: VerdictRow): StandingVerdict {
  const replaces = toSpan(row.replaces_start, row.replaces_end);
  return {
    start: row.start,
    end: row.end,
    verdict: row.verdict,
    actor: row.actor,
    decidedAt: row.decided_at,
    kind: row.kind,
    confidence: row.confidence,
    detector: row.detector,
    reason: row.reason,
    ...(replaces && { replaces }),
  };
}
