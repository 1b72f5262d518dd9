import { explainRule } from '../../../shared/engine/curator-rules/explain-rule';
import { AppError } from '../../../shared/errors/app-error';
import type { RuleChanged, RuleRow } from '../../../shared/ipc/rule-shapes';
import { ruleDetector, type RuleDefinition, type RuleState } from '../../../shared/model/rule';
import type { Span } from '../../../shared/model/span';
import { transact, type ReadDb, type WriteDb } from '../../store/database';
import { getFlag } from '../../store/flags';
import { placeKey } from '../../store/places';
import { countRuleCuts, listRuleCuts } from '../../store/rule-cuts';
import {
  addRuleVersion,
  getRule,
  setRuleRemark,
  setRuleStanding,
  type RuleStanding,
  type StoredRule,
} from '../../store/rules';
import type { DecidedClaim } from '../../store/verdicts';
import { describeChange } from '../describe-change';
import { recordStep, type Change } from '../record-step';
import { judgeHits } from './judge-hits';
import { checkRule } from './check-rule';
import { listRuleHits, type DocumentHits, type RuleContext } from './rule-hits';

/** Probability that stands on a cut by a rule where no flag says one: a curator accepted the rule. */
const ruleConfidence = 0.95;

export interface SwitchContext extends RuleContext {
  readonly now: string;
  /** Said of the rule from now on; nothing where the curator switched it. */
  readonly remark?: string;
}

/** Throws RULE_UNKNOWN. */
export function knownRule(db: ReadDb, id: number): StoredRule {
  const rule = getRule(db, id);
  if (!rule) throw new AppError('RULE_UNKNOWN');
  return rule;
}

/**
 * Switches a rule on or off, in one undo step: its cuts come or go, and what a curator decided by
 * hand stays as it is.
 */
export async function switchRule(
  db: WriteDb,
  ruleId: number,
  state: RuleState,
  context: SwitchContext,
): Promise<RuleChanged> {
  const rule = knownRule(db, ruleId);
  return changeRule(db, rule, { state, version: rule.version }, rule.definition, context);
}

/** Gives a rule a new version; where it is active the cuts follow. */
export async function reviseRule(
  db: WriteDb,
  ruleId: number,
  definition: RuleDefinition,
  context: SwitchContext,
): Promise<RuleChanged> {
  await checkRule(definition, context.matchPattern);
  const rule = knownRule(db, ruleId);
  const before = { state: rule.state, version: rule.version };
  const version = transact(db, () => {
    const added = addRuleVersion(db, ruleId, definition, context.now);
    // It counts when its cuts are there.
    setRuleStanding(db, ruleId, before);
    return added;
  });
  return changeRule(db, rule, { state: rule.state, version }, definition, context);
}

async function changeRule(
  db: WriteDb,
  rule: StoredRule,
  after: RuleStanding,
  definition: RuleDefinition,
  context: SwitchContext,
): Promise<RuleChanged> {
  const hits = after.state === 'active' ? await listRuleHits(db, definition, context) : [];
  return transact(db, () => {
    const plan = planChanges(db, rule.id, { definition, version: after.version, hits });
    const changed = recordStep(db, {
      batchId: rule.batchId,
      label: nameStep(definition, plan),
      actor: 'rule',
      now: context.now,
      changes: plan.changes,
      rule: { id: rule.id, before: standingOf(rule), after },
    });
    setRuleStanding(db, rule.id, after);
    setRuleRemark(db, rule.id, {
      remark: context.remark ?? null,
      knownConflicts: plan.conflicts,
    });
    return {
      rule: describeRule(db, knownRule(db, rule.id)),
      decided: describeChange(db, rule.batchId, changed),
    };
  });
}

/** Cuts what is hit by active rules and does not stand yet: what new files brought. */
export async function applyActiveRule(
  db: WriteDb,
  rule: StoredRule,
  context: SwitchContext,
): Promise<void> {
  await changeRule(db, rule, standingOf(rule), rule.definition, {
    ...context,
    ...(rule.remark !== null && { remark: rule.remark }),
  });
}

function standingOf({ state, version }: StoredRule): RuleStanding {
  return { state, version };
}

export function describeRule(db: ReadDb, rule: StoredRule): RuleRow {
  const { id, version, state, origin, definition, createdAt, remark } = rule;
  const named = { id, version, state, origin, definition, createdAt, remark };
  return { ...named, ...countRuleCuts(db, id) };
}

interface Plan {
  readonly changes: Change[];
  readonly cut: number;
  readonly reopened: number;
  readonly conflicts: number;
}

interface PlannedRule {
  readonly definition: RuleDefinition;
  readonly version: number;
  readonly hits: readonly DocumentHits[];
}

/** Reopens the rule's cuts that are hit no more, and cuts what is hit and nobody decided. */
function planChanges(db: ReadDb, ruleId: number, { definition, version, hits }: PlannedRule): Plan {
  const detector = ruleDetector(ruleId, version);
  const reason = explainRule(definition);
  const wanted = new Set<string>();
  const changes: Change[] = [];
  let conflicts = 0;
  for (const found of hits) {
    const { documentId } = found;
    for (const hit of judgeHits(db, found)) {
      wanted.add(placeKey(documentId, hit));
      if (hit.fate === 'conflict') conflicts++;
      if (hit.fate !== 'new') continue;
      const claim = ruleClaim(db, documentId, hit, { kind: definition.kind, detector, reason });
      changes.push({ documentId, claim, verdict: 'confirmed' });
    }
  }
  const cut = changes.length;
  for (const standing of listRuleCuts(db, ruleId)) {
    const { documentId, ...claim } = standing;
    if (wanted.has(placeKey(documentId, standing))) continue;
    changes.push({ documentId, claim, verdict: 'open' });
  }
  return { changes, cut, reopened: changes.length - cut, conflicts };
}

function ruleClaim(
  db: ReadDb,
  documentId: number,
  { start, end }: Span,
  named: Pick<DecidedClaim, 'kind' | 'detector' | 'reason'>,
): DecidedClaim {
  const confidence = getFlag(db, documentId, start, end)?.confidence ?? ruleConfidence;
  return { start, end, confidence, ...named };
}

function nameStep({ text }: RuleDefinition, { cut, reopened }: Plan): string {
  const lines = (count: number) =>
    `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`;
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  const done = [
    ...(cut > 0 || reopened === 0 ? [`cut ${lines(cut)}`] : []),
    ...(reopened > 0 ? [`reopened ${lines(reopened)}`] : []),
  ];
  return `Rule “${short}”: ${done.join(', ')}`;
}
