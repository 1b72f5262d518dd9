import type { RuleHit } from '../../../shared/ipc/rule-shapes';
import type { RuleDefinition } from '../../../shared/model/rule';
import type { ReadDb } from '../../store/database';
import { describeHit } from './describe-hit';
import { judgeHits } from './judge-hits';
import { listRuleHits, type RuleContext } from './rule-hits';

/** Hits that are answered at once. */
const pageSize = 200;

interface HitsInput {
  readonly rule: RuleDefinition;
  readonly state?: RuleHit['state'] | undefined;
  readonly from?: number | undefined;
}

/** Lines that a rule matches, in list order, with what stands on them. */
export async function listHits(
  db: ReadDb,
  { rule, state, from = 0 }: HitsInput,
  context: RuleContext,
): Promise<{ total: number; hits: RuleHit[] }> {
  const hits: RuleHit[] = [];
  let total = 0;
  for (const found of await listRuleHits(db, rule, context)) {
    for (const hit of judgeHits(db, found)) {
      if (state !== undefined && hit.state !== state) continue;
      if (total >= from && hits.length < pageSize) {
        hits.push(describeHit(db, { ...hit, documentId: found.documentId }, hit.state));
      }
      total++;
    }
    await context.breathe();
  }
  return { total, hits };
}
