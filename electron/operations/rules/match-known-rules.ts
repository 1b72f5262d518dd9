import type { RuleDefinition } from '../../../shared/model/rule';
import type { ReadDb } from '../../store/database';
import { listRules, type StoredRule } from '../../store/rules';
import { wording } from './describe-suggestions';

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
  const known = new Map(
    listRules(db, batchId)
      .filter(({ state }) => state !== 'retired')
      .map((rule) => [wording(rule.definition), rule]),
  );
  return definitions.map((definition) => ({
    definition,
    known: known.get(wording(definition)),
  }));
}
