import { curatorDetector, type Actor, type Verdict } from '../../shared/model/decision';
import type { Span } from '../../shared/model/span';
import type { WriteDb } from '../store/database';
import type { NewDecision, Word } from '../store/decisions';
import type { MarkSubject, NewMark } from '../store/marks';
import { placeKey } from '../store/places';
import { insertStep, type RuleSwitch } from '../store/steps';
import type { DecidedClaim, StandingVerdict } from '../store/verdicts';
import { appendEntries, claimOf, standingMark, type Changed } from './append-entries';
import { verdictsAt } from './claims-at';

/** A claim in a document that gets a verdict. */
export interface Change {
  readonly documentId: number;
  readonly claim: DecidedClaim;
  readonly verdict: Verdict;
}

/** An exclusion or note that is set, or taken away without a value. */
export interface MarkChange {
  readonly documentId: number;
  readonly subject: MarkSubject;
  readonly span: Span;
  readonly value: string | undefined;
}

export interface NewStep {
  readonly batchId: number;
  /** What the undo button says. */
  readonly label: string;
  readonly actor: Actor;
  readonly now: string;
  readonly changes?: readonly Change[];
  readonly marks?: readonly MarkChange[];
  /** The rule that is switched with it: undo switches it back. */
  readonly rule?: RuleSwitch;
  /** It is in the log, but nothing that undo would take back. */
  readonly isNoUndoStep?: boolean;
}

/**
 * Decides spans and sets marks in one undo step; changes that change nothing are left out, and a
 * step of nothing is not made. Has to run in a transaction.
 */
export function recordStep(db: WriteDb, step: NewStep): Changed {
  const decisions = planDecisions(db, step);
  const marks = planMarks(db, step);
  const first = decisions[0] ?? marks[0];
  if (!first) return { spans: 0, documentIds: [] };
  const stepId = insertStep(db, {
    batchId: step.batchId,
    label: step.label,
    createdAt: step.now,
    place: { documentId: first.documentId, start: first.start, end: first.end },
    ...(step.rule && { rule: step.rule }),
    ...(step.isNoUndoStep && { state: 'dropped' }),
  });
  return appendEntries(db, {
    decisions: decisions.map((decision) => ({ ...decision, stepId })),
    marks: marks.map((mark) => ({ ...mark, stepId })),
  });
}

/** The lines of the log that the changes of a step come to; those that change nothing are left out. */
export function planDecisions(
  db: WriteDb,
  step: Pick<NewStep, 'changes' | 'actor' | 'now'>,
): Omit<NewDecision, 'stepId'>[] {
  const seen = new Set<string>();
  const decisions: Omit<NewDecision, 'stepId'>[] = [];
  const changes = step.changes ?? [];
  const words = verdictsAt(
    db,
    changes.map(({ documentId, claim: { start, end } }) => ({ documentId, start, end })),
  );
  for (const [at, { documentId, claim, verdict }] of changes.entries()) {
    const key = placeKey(documentId, claim);
    if (seen.has(key)) continue;
    seen.add(key);
    const standing = words[at];
    if (!isChange(standing, claim, verdict, step.actor)) continue;
    decisions.push({
      ...claimOf(claim),
      action: 'decide',
      documentId,
      actor: step.actor,
      decidedAt: step.now,
      word:
        verdict === 'open'
          ? { verdict: 'open' }
          : { verdict, actor: step.actor, decidedAt: step.now },
      previous: wordOf(standing),
    });
  }
  return decisions;
}

function planMarks(db: WriteDb, step: NewStep): Omit<NewMark, 'stepId'>[] {
  const marks: Omit<NewMark, 'stepId'>[] = [];
  for (const { documentId, subject, span, value } of step.marks ?? []) {
    const previous = standingMark(db, { documentId, subject, ...span });
    if (previous?.text === value) continue;
    marks.push({
      action: 'decide',
      documentId,
      subject,
      start: span.start,
      end: span.end,
      value: value === undefined ? undefined : { text: value, at: step.now },
      previous,
      actor: step.actor,
      decidedAt: step.now,
    });
  }
  return marks;
}

/** Confirming what the policy has confirmed is a change: the word is then the curator's. */
function isChange(
  standing: StandingVerdict | undefined,
  claim: DecidedClaim,
  verdict: Verdict,
  actor: Actor,
): boolean {
  if (!standing || verdict === 'open') return (standing?.verdict ?? 'open') !== verdict;
  const sameFlag = standing.replaces?.start === claim.replaces?.start;
  const sameEnd = standing.replaces?.end === claim.replaces?.end;
  // Flags are called anew by each analysis; that is no change of what was decided.
  const named = [standing.detector, claim.detector].includes(curatorDetector);
  const sameKind = !named || standing.kind === claim.kind;
  return (
    standing.verdict !== verdict || standing.actor !== actor || !sameFlag || !sameEnd || !sameKind
  );
}

function wordOf(standing: StandingVerdict | undefined): Word {
  return standing
    ? { verdict: standing.verdict, actor: standing.actor, decidedAt: standing.decidedAt }
    : { verdict: 'open' };
}
