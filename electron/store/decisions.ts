import type { Actor, Verdict } from '../../shared/model/decision';
import type { FlagKind } from '../../shared/model/kind';
import { statement, type ReadDb, type WriteDb } from './database';
import { toSpan, type DecidedClaim } from './verdicts';

export type DecisionAction = 'decide' | 'undo' | 'redo';

/** Whose verdict stands, and since when. */
export interface Word {
  readonly verdict: Verdict;
  /** Absent for `open`. */
  readonly actor?: Actor;
  readonly decidedAt?: string;
}

export interface NewDecision extends DecidedClaim {
  readonly stepId: number;
  readonly action: DecisionAction;
  readonly documentId: number;
  /** Who did this, and when. */
  readonly actor: Actor;
  readonly decidedAt: string;
  /** What stands after it: after an undo, the word that stood before. */
  readonly word: Word;
  readonly previous: Word;
}

/** A line of the append-only log. */
export interface Decision extends NewDecision {
  readonly seq: number;
}

interface DecisionRow {
  seq: number;
  step_id: number;
  action: DecisionAction;
  document_id: number;
  start: number;
  end: number;
  kind: FlagKind;
  confidence: number;
  detector: string;
  reason: string;
  verdict: Verdict;
  actor: Actor;
  decided_at: string;
  word_actor: Actor | null;
  word_at: string | null;
  previous_verdict: Verdict;
  previous_actor: Actor | null;
  previous_at: string | null;
  replaces_start: number | null;
  replaces_end: number | null;
}

/** Appends a line to the log; answers its number. */
export function insertDecision(db: WriteDb, decision: NewDecision): number {
  const inserted = statement(
    db,
    `INSERT INTO decision (step_id, action, document_id, start, end, kind, confidence, detector,
       reason, verdict, actor, decided_at, word_actor, word_at, previous_verdict, previous_actor,
       previous_at, replaces_start, replaces_end)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    decision.stepId,
    decision.action,
    decision.documentId,
    decision.start,
    decision.end,
    decision.kind,
    decision.confidence,
    decision.detector,
    decision.reason,
    decision.word.verdict,
    decision.actor,
    decision.decidedAt,
    decision.word.actor ?? null,
    decision.word.decidedAt ?? null,
    decision.previous.verdict,
    decision.previous.actor ?? null,
    decision.previous.decidedAt ?? null,
    decision.replaces?.start ?? null,
    decision.replaces?.end ?? null,
  );
  return Number(inserted.lastInsertRowid);
}

/**
 * Gives a document the whole log of another one, in the same steps: what is undone there is then
 * undone here. Answers the number of lines.
 */
export function copyDecisions(db: WriteDb, fromId: number, toId: number): number {
  const copied = statement(
    db,
    `INSERT INTO decision (step_id, action, document_id, start, end, kind, confidence, detector,
       reason, verdict, actor, decided_at, word_actor, word_at, previous_verdict, previous_actor,
       previous_at, replaces_start, replaces_end)
     SELECT step_id, action, ?, start, end, kind, confidence, detector,
       reason, verdict, actor, decided_at, word_actor, word_at, previous_verdict, previous_actor,
       previous_at, replaces_start, replaces_end
     FROM decision WHERE document_id = ? ORDER BY start, end, seq`,
  ).run(toId, fromId);
  return copied.changes;
}

/** Who takes a step back or brings it back, and when. */
export interface Replay {
  readonly stepId: number;
  readonly action: Exclude<DecisionAction, 'decide'>;
  readonly actor: Actor;
  readonly decidedAt: string;
}

/** What a replay appended to the log. */
export interface Replayed {
  /** Lines of the log from here on. */
  readonly fromSeq: number;
  readonly decisions: number;
  /** In the order in which the step decided them. */
  readonly documentIds: readonly number[];
}

/**
 * Appends all that a step decided once more. An undo says what stood before, with the claim that it
 * was said of.
 */
export function replayDecisions(db: WriteDb, replay: Replay): Replayed {
  const { stepId, action, actor, decidedAt } = replay;
  const last = statement<number | null>(db, 'SELECT MAX(seq) FROM decision').pluck().get();
  const appended = statement(db, action === 'undo' ? appendUndo : appendRedo).run(
    actor,
    decidedAt,
    stepId,
  );
  const documentIds = statement<number>(
    db,
    `SELECT document_id FROM decision WHERE step_id = ? AND action = 'decide'
     GROUP BY document_id ORDER BY MIN(seq)`,
  )
    .pluck()
    .all(stepId);
  return { fromSeq: (last ?? 0) + 1, decisions: appended.changes, documentIds };
}

const appendRedo = `
  INSERT INTO decision (step_id, action, document_id, start, end, kind, confidence, detector,
    reason, verdict, actor, decided_at, word_actor, word_at, previous_verdict, previous_actor,
    previous_at, replaces_start, replaces_end)
  SELECT step_id, 'redo', document_id, start, end, kind, confidence, detector,
    reason, verdict, ?, ?, word_actor, word_at, previous_verdict, previous_actor,
    previous_at, replaces_start, replaces_end
  FROM decision WHERE step_id = ? AND action = 'decide' ORDER BY seq`;

const appendUndo = `
  INSERT INTO decision (step_id, action, document_id, start, end, kind, confidence, detector,
    reason, verdict, actor, decided_at, word_actor, word_at, previous_verdict, previous_actor,
    previous_at, replaces_start, replaces_end)
  SELECT done.step_id, 'undo', done.document_id, done.start, done.end, claim.kind, claim.confidence,
    claim.detector, claim.reason, done.previous_verdict, ?, ?, done.previous_actor,
    done.previous_at, done.verdict, done.word_actor, done.word_at, claim.replaces_start,
    claim.replaces_end
  FROM decision AS done JOIN decision AS claim ON claim.seq =
    CASE done.previous_verdict WHEN 'open' THEN done.seq ELSE COALESCE((
      SELECT MAX(before.seq) FROM decision AS before
      WHERE before.document_id = done.document_id AND before.start = done.start
        AND before.end = done.end AND before.seq < done.seq), done.seq) END
  WHERE done.step_id = ? AND done.action = 'decide' ORDER BY done.seq`;

/** The whole log of a document, by span and then in the order in which it was decided. */
export function listDocumentDecisions(db: ReadDb, documentId: number): Decision[] {
  return statement<DecisionRow>(
    db,
    'SELECT * FROM decision WHERE document_id = ? ORDER BY start, end, seq',
  )
    .all(documentId)
    .map(rowToDecision);
}

function rowToDecision(row: DecisionRow): Decision {
  const replaces = toSpan(row.replaces_start, row.replaces_end);
  return {
    seq: row.seq,
    stepId: row.step_id,
    action: row.action,
    documentId: row.document_id,
    start: row.start,
    end: row.end,
    kind: row.kind,
    confidence: row.confidence,
    detector: row.detector,
    reason: row.reason,
    ...(replaces && { replaces }),
    actor: row.actor,
    decidedAt: row.decided_at,
    word: toWord(row.verdict, row.word_actor, row.word_at),
    previous: toWord(row.previous_verdict, row.previous_actor, row.previous_at),
  };
}

function toWord(verdict: Verdict, actor: Actor | null, decidedAt: string | null): Word {
  return {
    verdict,
    ...(actor !== null && { actor }),
    ...(decidedAt !== null && { decidedAt }),
  };
}
