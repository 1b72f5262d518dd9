import type { RuleHit } from '../../../shared/ipc/rule-shapes';
import type { RuleDefinition } from '../../../shared/model/rule';
import type { ReadDb } from '../../store/database';
import { placeKey } from '../../store/places';
import { listRuleCuts } from '../../store/rule-cuts';
import { describeHit } from './describe-hit';
import { judgeHits } from './judge-hits';
import { listRuleHits, type RuleContext } from './rule-hits';

/** A line on which switching a rule on would change something, or cannot since a curator keeps it. */
export interface RuleChange {
  readonly change: 'cut' | 'reopen' | 'conflict';
  readonly hit: RuleHit;
}

interface ChangesInput {
  readonly rule: RuleDefinition;
  /** The rule of which it would be a new version. */
  readonly ruleId?: number | undefined;
}

/** Line by line what `previewRule` counts: new cuts and conflicts in list order, then cuts that go. */
export async function* listChanges(
  db: ReadDb,
  { rule, ruleId }: ChangesInput,
  context: RuleContext,
): AsyncGenerator<RuleChange, void, undefined> {
  const wanted = new Set<string>();
  for (const found of await listRuleHits(db, rule, context)) {
    for (const hit of judgeHits(db, found)) {
      wanted.add(placeKey(found.documentId, hit));
      if (hit.fate === 'cut') continue;
      const change = hit.fate === 'new' ? 'cut' : 'conflict';
      yield { change, hit: describeHit(db, { ...hit, documentId: found.documentId }, hit.state) };
    }
    await context.breathe();
  }
  for (const cut of ruleId === undefined ? [] : listRuleCuts(db, ruleId)) {
    if (wanted.has(placeKey(cut.documentId, cut))) continue;
    yield { change: 'reopen', hit: describeHit(db, cut, 'machine') };
  }
}
