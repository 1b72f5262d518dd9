import type { Span } from '../../shared/model/span';
import type { RuleStanding } from './rules';
import { statement, type ReadDb, type WriteDb } from './database';

export type StepState = 'done' | 'undone' | 'dropped';

/** One undo step of a batch. */
export interface Step {
  readonly id: number;
  readonly batchId: number;
  readonly label: string;
  readonly state: StepState;
  /** Where to go to see it. */
  readonly place: Span & { readonly documentId: number };
  /** The rule that it switched. */
  readonly rule?: RuleSwitch;
}

/** A rule with its state and version before and after a step. */
export interface RuleSwitch {
  readonly id: number;
  readonly before: RuleStanding;
  readonly after: RuleStanding;
}

interface StepRow {
  id: number;
  batch_id: number;
  label: string;
  state: StepState;
  document_id: number;
  start: number;
  end: number;
  rule_id: number | null;
  rule_before: string | null;
  rule_after: string | null;
}

/**
 * A new step that is done; steps that were undone can no longer be redone. One that is dropped from
 * the start stands beside undo and redo, and leaves them as they are.
 */
export function insertStep(
  db: WriteDb,
  step: Omit<Step, 'id' | 'state'> & {
    readonly createdAt: string;
    readonly state?: 'done' | 'dropped';
  },
): number {
  const { state = 'done' } = step;
  if (state === 'done') dropUndoneSteps(db, step.batchId);
  const inserted = statement(
    db,
    `INSERT INTO step (batch_id, label, created_at, state, document_id, start, end, rule_id,
       rule_before, rule_after)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    step.batchId,
    step.label.toWellFormed(),
    step.createdAt,
    state,
    step.place.documentId,
    step.place.start,
    step.place.end,
    step.rule?.id ?? null,
    step.rule ? JSON.stringify(step.rule.before) : null,
    step.rule ? JSON.stringify(step.rule.after) : null,
  );
  return Number(inserted.lastInsertRowid);
}

function dropUndoneSteps(db: WriteDb, batchId: number): void {
  statement(db, `UPDATE step SET state = 'dropped' WHERE batch_id = ? AND state = 'undone'`).run(
    batchId,
  );
}

/** Makes an undo step of one that was written in parts, beside undo and redo until then. */
export function finishStep(db: WriteDb, stepId: number, label: string): void {
  const batchId = statement<number>(db, 'SELECT batch_id FROM step WHERE id = ?')
    .pluck()
    .get(stepId)!;
  dropUndoneSteps(db, batchId);
  statement(db, `UPDATE step SET state = 'done', label = ? WHERE id = ?`).run(
    label.toWellFormed(),
    stepId,
  );
}

export function setStepState(db: WriteDb, stepId: number, state: StepState): void {
  statement(db, 'UPDATE step SET state = ? WHERE id = ?').run(state, stepId);
}

/** Steps that decided on a document can neither be undone nor redone: its text is another one. */
export function dropStepsOn(db: WriteDb, documentId: number): void {
  statement(
    db,
    `UPDATE step SET state = 'dropped' WHERE state <> 'dropped' AND (
       id IN (SELECT step_id FROM decision WHERE document_id = ?)
       OR id IN (SELECT step_id FROM mark WHERE document_id = ? AND end > 0))`,
  ).run(documentId, documentId);
}

/** The step that undo would take back. */
export function lastDoneStep(db: ReadDb, batchId: number): Step | undefined {
  const row = statement<StepRow>(
    db,
    `SELECT * FROM step WHERE batch_id = ? AND state = 'done' ORDER BY id DESC LIMIT 1`,
  ).get(batchId);
  return row && rowToStep(row);
}

/** The step that redo would bring back. */
export function firstUndoneStep(db: ReadDb, batchId: number): Step | undefined {
  const row = statement<StepRow>(
    db,
    `SELECT * FROM step WHERE batch_id = ? AND state = 'undone' ORDER BY id LIMIT 1`,
  ).get(batchId);
  return row && rowToStep(row);
}

function rowToStep(row: StepRow): Step {
  const { rule_id: id, rule_before: before, rule_after: after } = row;
  const rule = id !== null &&
    before !== null &&
    after !== null && {
      id,
      before: JSON.parse(before) as RuleStanding,
      after: JSON.parse(after) as RuleStanding,
    };
  return {
    id: row.id,
    batchId: row.batch_id,
    label: row.label,
    state: row.state,
    place: { documentId: row.document_id, start: row.start, end: row.end },
    ...(rule && { rule }),
  };
}
