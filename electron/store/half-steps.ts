import { statement, type ReadDb, type WriteDb } from './database';

export function insertHalfStep(db: WriteDb, stepId: number): void {
  statement(db, 'INSERT INTO half_step (step_id) VALUES (?)').run(stepId);
}

export function deleteHalfStep(db: WriteDb, stepId: number): void {
  statement(db, 'DELETE FROM half_step WHERE step_id = ?').run(stepId);
}

/** Steps that were begun and not brought to their end, the newest first. */
export function listHalfSteps(db: ReadDb): number[] {
  return statement<number>(db, 'SELECT step_id FROM half_step ORDER BY step_id DESC').pluck().all();
}
