import {
  failedExamples,
  lintProbes,
  lintRule,
  probesOf,
  wordingTest,
  type RuleRemark,
} from '../../../shared/engine/curator-rules/lint-rule';
import { foldLine, lineWords } from '../../../shared/engine/miner/line-forms';
import { AppError } from '../../../shared/errors/app-error';
import type { RuleDefinition } from '../../../shared/model/rule';
import { PatternTimeout, type MatchPattern } from './match-pattern';

/** What is known of a rule before it meets any document. */
interface TriedRule {
  readonly remarks: RuleRemark[];
  /** Examples that it does not treat as it must; a rule that must not run matches none. */
  readonly failed: RuleDefinition['examples'];
}

/** Looks at a rule and tries it on its examples. */
export async function tryRule(
  rule: RuleDefinition,
  matchPattern: MatchPattern,
): Promise<TriedRule> {
  const remarks = lintRule(rule);
  if (rule.form !== 'pattern') return { remarks, failed: failedExamples(rule, wordingTest(rule)) };
  const none = failedExamples(rule, () => false);
  if (remarks.some(isError)) return { remarks, failed: none };
  try {
    const found = await tryProbes(rule, matchPattern);
    return {
      remarks: [...remarks, ...lintProbes(rule, found)],
      failed: failedExamples(rule, found),
    };
  } catch (thrown) {
    if (!(thrown instanceof PatternTimeout)) throw thrown;
    const message = `It takes too long on “${probesOf(rule)[thrown.line] ?? ''}” and was stopped.`;
    return { remarks: [...remarks, { severity: 'error', message }], failed: none };
  }
}

/** Throws RULE_INVALID for a rule that must not run; answers what is risky about it. */
export async function checkRule(
  rule: RuleDefinition,
  matchPattern: MatchPattern,
): Promise<readonly RuleRemark[]> {
  const { remarks } = await tryRule(rule, matchPattern);
  const reason = remarks.find(isError)?.message;
  if (reason !== undefined) throw new AppError('RULE_INVALID', { reason });
  return remarks;
}

/** Tells the probes in which a regular expression finds anything; rejects with a PatternTimeout. */
async function tryProbes(
  rule: RuleDefinition,
  matchPattern: MatchPattern,
): Promise<(probe: string) => boolean> {
  const { mostWords = Infinity } = rule.conditions;
  const probes = probesOf(rule);
  const spans = await matchPattern(rule.text, probes);
  const found = new Set(
    probes.filter(
      (probe, at) => spans[at]!.length > 0 && lineWords(foldLine(probe)).length <= mostWords,
    ),
  );
  return (probe) => found.has(probe);
}

function isError({ severity }: RuleRemark): boolean {
  return severity === 'error';
}
