import type { Undone } from '../../shared/ipc/shapes';
import { transact, type WriteDb } from '../store/database';
import {
  getDecisionBefore,
  listStepDecisions,
  type Decision,
  type NewDecision,
} from '../store/decisions';
import { listStepMarks } from '../store/marks';
import { setRuleStanding } from '../store/rules';
import { firstUndoneStep, lastDoneStep, setStepState, type Step } from '../store/steps';
import { appendEntries, claimOf } from './append-entries';
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
  const decisions = listStepDecisions(db, step.id).map((decision) => ({
    ...(undoing ? reversed(db, decision) : decision),
    ...by,
  }));
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
  const changed = appendEntries(db, { decisions, marks });
  return { ...describeChange(db, step.batchId, changed), label: step.label, place: step.place };
}

/** What stood before, with the claim that it was said of. */
function reversed(db: WriteDb, decision: Decision): NewDecision {
  const { stepId, action, documentId, actor, decidedAt, word, previous } = decision;
  const before = previous.verdict === 'open' ? undefined : getDecisionBefore(db, decision);
  return {
    ...claimOf(before ?? decision),
    ...{ stepId, action, documentId, actor, decidedAt },
    word: previous,
    previous: word,
  };
}
