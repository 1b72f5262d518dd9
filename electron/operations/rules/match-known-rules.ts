import type { RuleDefinition } from '../../../shared/model/rule';
import type { ReadDb } from '../../store/database';
import { listRules, type StoredRule } from '../../store/rules';

/** A rule of a file, and the rule of the batch that it is, or would be a new version of. */
export interface KnownRule {
  readonly definition: RuleDefinition;
  readonly known: StoredRule | undefined;
}

/**
 * Finds the rules of a file again in a batch: a rule of the same form, text and site is the same
 * rule, so that applying a file twice does nothing the second time.
 */
export function matchKnownRules(
  db: ReadDb,
  batchId: number,
  definitions: readonly RuleDefinition[],
): KnownRule[] {
  const known = rulesByWording(db, batchId);
  return definitions.map((definition) => ({
    definition,
    known: known.get(wording(definition)),
  }));
}

/** The rules of a batch; of two that read the same the one in use, then the newer one. */
export function rulesByWording(db: ReadDb, batchId: number): ReadonlyMap<string, StoredRule> {
  const inUse = ({ state }: StoredRule) => Number(state !== 'retired');
  const rules = listRules(db, batchId).sort((a, b) => inUse(a) - inUse(b));
  return new Map(rules.map((rule) => [wording(rule.definition), rule]));
}

/** What tells two rules apart for a curator. */
export function wording({ form, text, conditions }: RuleDefinition): string {
  return JSON.stringify([form, text, conditions.site ?? null]);
}
