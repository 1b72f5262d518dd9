import type { Actor } from '../../shared/model/decision';
import type { Span } from '../../shared/model/span';
import { statement, type ReadDb, type WriteDb } from './database';
import type { DecisionAction } from './decisions';

/** What undo steps change besides verdicts. */
export type MarkSubject = 'exclusion' | 'note';

/** A reason or text, and since when it stands; undefined where nothing stands. */
export type MarkValue = { readonly text: string; readonly at: string } | undefined;

export interface NewMark extends Span {
  readonly stepId: number;
  readonly action: DecisionAction;
  readonly documentId: number;
  readonly subject: MarkSubject;
  /** What stands after it, and what stood before. */
  readonly value: MarkValue;
  readonly previous: MarkValue;
  /** Who did this, and when. */
  readonly actor: Actor;
  readonly decidedAt: string;
}

interface MarkRow {
  step_id: number;
  action: DecisionAction;
  document_id: number;
  subject: MarkSubject;
  start: number;
  end: number;
  value: string | null;
  value_at: string | null;
  previous: string | null;
  previous_at: string | null;
  actor: Actor;
  decided_at: string;
}

/** Appends to the log of marks; what stands is kept elsewhere. */
export function insertMark(db: WriteDb, mark: NewMark): void {
  statement(
    db,
    `INSERT INTO mark (step_id, action, document_id, subject, start, end, value, value_at,
       previous, previous_at, actor, decided_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    mark.stepId,
    mark.action,
    mark.documentId,
    mark.subject,
    mark.start,
    mark.end,
    mark.value?.text ?? null,
    mark.value?.at ?? null,
    mark.previous?.text ?? null,
    mark.previous?.at ?? null,
    mark.actor,
    mark.decidedAt,
  );
}

/** What a step marked when it was first made, in that order. */
export function listStepMarks(db: ReadDb, stepId: number): NewMark[] {
  return statement<MarkRow>(
    db,
    `SELECT * FROM mark WHERE step_id = ? AND action = 'decide' ORDER BY seq`,
  )
    .all(stepId)
    .map((row) => ({
      stepId: row.step_id,
      action: row.action,
      documentId: row.document_id,
      subject: row.subject,
      start: row.start,
      end: row.end,
      value: toValue(row.value, row.value_at),
      previous: toValue(row.previous, row.previous_at),
      actor: row.actor,
      decidedAt: row.decided_at,
    }));
}

function toValue(text: string | null, at: string | null): MarkValue {
  return text === null ? undefined : { text, at: at! };
}
