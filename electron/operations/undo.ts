import type { Undone } from '../../shared/ipc/shapes';
import { transact, type WriteDb } from '../store/database';
import { listStepDecisions, type Decision } from '../store/decisions';
import { firstUndoneStep, lastDoneStep, setStepState, type Step } from '../store/steps';
import { describeChange } from './describe-change';
import { appendDecisions } from './record-step';

/** Takes back the last step of a batch; undefined when there is none. The log only grows. */
export function undo(db: WriteDb, batchId: number, now: string): Undone | undefined {
  return transact(db, () => {
    const step = lastDoneStep(db, batchId);
    return step && replay(db, step, 'undo', now);
  });
}

/** Brings back the step that was taken back last. */
export function redo(db: WriteDb, batchId: number, now: string): Undone | undefined {
  return transact(db, () => {
    const step = firstUndoneStep(db, batchId);
    return step && replay(db, step, 'redo', now);
  });
}

function replay(db: WriteDb, step: Step, action: 'undo' | 'redo', now: string): Undone {
  const decisions = listStepDecisions(db, step.id).map((decision) => ({
    ...decision,
    action,
    actor: 'curator' as const,
    decidedAt: now,
    ...(action === 'undo' && reversed(decision)),
  }));
  setStepState(db, step.id, action === 'undo' ? 'undone' : 'done');
  const changed = appendDecisions(db, decisions);
  return { ...describeChange(db, step.batchId, changed), label: step.label, place: step.place };
}

function reversed({ word, previous }: Decision): Pick<Decision, 'word' | 'previous'> {
  return { word: previous, previous: word };
}
