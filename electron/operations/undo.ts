import type { Undone } from '../../shared/ipc/shapes';
import { transact, type WriteDb } from '../store/database';
import { replayDecisions } from '../store/decisions';
import { listStepMarks } from '../store/marks';
import { setRuleStanding } from '../store/rules';
import { firstUndoneStep, lastDoneStep, setStepState, type Step } from '../store/steps';
import { letDecisionsStand } from '../store/verdicts';
import { appendEntries } from './append-entries';
import { describeChange } from './describe-change';

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
  const undoing = action === 'undo';
  const by = { action, actor: 'curator', decidedAt: now } as const;
  const replay = { ...by, stepId: step.id };
  const replayed = replayDecisions(db, replay);
  letDecisionsStand(db, replay, replayed.fromSeq);
  const marks = listStepMarks(db, step.id).map((mark) => ({
    ...mark,
    ...(undoing && { value: mark.previous, previous: mark.value }),
    ...by,
  }));
  setStepState(db, step.id, undoing ? 'undone' : 'done');
  if (step.rule) {
    const { id, before, after } = step.rule;
    setRuleStanding(db, id, undoing ? before : after);
  }
  const changed = appendEntries(db, { decisions: [], marks, replayed });
  return { ...describeChange(db, step.batchId, changed), label: step.label, place: step.place };
}
