import type { Actor, Verdict } from '../../shared/model/decision';
import type { Span } from '../../shared/model/span';
import type { WriteDb } from '../store/database';
import { insertDecision, type NewDecision, type Word } from '../store/decisions';
import { insertStep } from '../store/steps';
import {
  deleteVerdict,
  getVerdict,
  setVerdict,
  type DecidedClaim,
  type StandingVerdict,
} from '../store/verdicts';
import { recountDocument } from './count-flags';

/** A claim in a document that gets a verdict. */
export interface Change {
  readonly documentId: number;
  readonly claim: DecidedClaim;
}

export interface NewStep {
  readonly batchId: number;
  /** What the undo button says. */
  readonly label: string;
  readonly verdict: Verdict;
  readonly actor: Actor;
  readonly now: string;
  readonly changes: readonly Change[];
}

/** What a step changed. */
export interface Changed {
  readonly spans: number;
  /** In the order of the changes. */
  readonly documentIds: readonly number[];
}

/**
 * Decides spans in one undo step; changes that change nothing are left out, and a step of nothing
 * is not made. Has to run in a transaction.
 */
export function recordStep(db: WriteDb, step: NewStep): Changed {
  const seen = new Set<string>();
  const decisions: Omit<NewDecision, 'stepId'>[] = [];
  for (const { documentId, claim } of step.changes) {
    const key = `${documentId}:${claim.start}:${claim.end}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const previous = wordOf(getVerdict(db, documentId, claim));
    if (!isChange(previous, step)) continue;
    decisions.push({
      ...claimOf(claim),
      action: 'decide',
      documentId,
      actor: step.actor,
      decidedAt: step.now,
      word:
        step.verdict === 'open'
          ? { verdict: 'open' }
          : { verdict: step.verdict, actor: step.actor, decidedAt: step.now },
      previous,
    });
  }
  const first = decisions[0];
  if (!first) return { spans: 0, documentIds: [] };
  const stepId = insertStep(db, {
    batchId: step.batchId,
    label: step.label,
    createdAt: step.now,
    place: { documentId: first.documentId, start: first.start, end: first.end },
  });
  return appendDecisions(
    db,
    decisions.map((decision) => ({ ...decision, stepId })),
  );
}

/** Appends decisions to the log, makes their words stand, and brings all counts up to date. */
export function appendDecisions(db: WriteDb, decisions: readonly NewDecision[]): Changed {
  const documentIds = new Set<number>();
  for (const decision of decisions) {
    insertDecision(db, decision);
    const { word, documentId } = decision;
    if (word.verdict === 'open') deleteVerdict(db, documentId, decision);
    else {
      setVerdict(db, documentId, {
        ...claimOf(decision),
        verdict: word.verdict,
        actor: word.actor!,
        decidedAt: word.decidedAt!,
      });
    }
    documentIds.add(documentId);
  }
  for (const documentId of documentIds) recountDocument(db, documentId);
  return { spans: decisions.length, documentIds: [...documentIds] };
}

/** Confirming what the policy has confirmed is a change: the word is then the curator's. */
function isChange(previous: Word, step: NewStep): boolean {
  if (previous.verdict !== step.verdict) return true;
  return step.verdict !== 'open' && previous.actor !== step.actor;
}

function wordOf(standing: StandingVerdict | undefined): Word {
  return standing
    ? { verdict: standing.verdict, actor: standing.actor, decidedAt: standing.decidedAt }
    : { verdict: 'open' };
}

function claimOf(claim: DecidedClaim & Span): DecidedClaim {
  const { start, end, kind, confidence, detector, reason } = claim;
  return { start, end, kind, confidence, detector, reason };
}
