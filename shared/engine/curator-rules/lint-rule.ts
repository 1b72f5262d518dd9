import type { RuleDefinition } from '../../model/rule';
import { foldLine, lineWords } from '../miner/line-forms';
import { patternDanger } from '../pattern-safety';
import { compileRule, type RuleMatcher } from './match-rule';

/** `error`: the rule cannot be kept so. `warning`: it can, but look twice. */
export interface RuleRemark {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** Letters and digits that a rule should at least name. */
const leastLetters = 3;

/** Longest texts of rules, in UTF-16 units. */
const longestRuleText = 2000;

/** What is wrong with a rule, or risky about it, before it meets any document. */
export function lintRule(rule: RuleDefinition): RuleRemark[] {
  if (foldLine(rule.text) === '') return [error('The rule has no text yet.')];
  if (rule.text.length > longestRuleText) {
    return [error(`The rule is longer than ${longestRuleText} characters.`)];
  }
  const matcher = tryCompile(rule);
  if (typeof matcher === 'string') return [error(matcher)];
  return [...lintPattern(rule, matcher), ...lintReach(rule), ...lintExamples(rule)];
}

function lintPattern({ form, text }: RuleDefinition, matcher: RuleMatcher): RuleRemark[] {
  if (form !== 'pattern') return [];
  const remarks: RuleRemark[] = [];
  if (new RegExp(text, 'u').test('')) {
    remarks.push(warning('The pattern also matches nothing at all; such matches are passed over.'));
  }
  const common = 'The town council met on Tuesday to talk about the new bridge.';
  if (matcher(aLine(common)).length > 0) {
    remarks.push(warning('The pattern matches ordinary sentences too.'));
  }
  return remarks;
}

function lintReach({ form, text, conditions }: RuleDefinition): RuleRemark[] {
  if (form === 'pattern') return [];
  const named = text.replace(/\{\w+\}/g, '').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const remarks: RuleRemark[] = [];
  if (named < leastLetters && form !== 'line') {
    remarks.push(warning('The rule names hardly any letters and may reach far.'));
  }
  const isEdge = form === 'prefix' || form === 'suffix';
  if (isEdge && conditions.mostWords === undefined) {
    remarks.push(warning('Without a limit of words it cuts whole paragraphs too.'));
  }
  return remarks;
}

function lintExamples(rule: RuleDefinition): RuleRemark[] {
  const { cut, keep } = failedExamples(rule);
  return [
    ...cut.map((text) => error(`It does not match “${text}”, which it must.`)),
    ...keep.map((text) => error(`It matches “${text}”, which it must not.`)),
  ];
}

/** Examples that the rule does not treat as it must; a rule that must not run matches none. */
export function failedExamples(rule: RuleDefinition): RuleDefinition['examples'] {
  const { examples } = rule;
  const matcher = tryCompile(rule);
  const cuts = (text: string) => typeof matcher !== 'string' && matcher(aLine(text)).length > 0;
  return { cut: examples.cut.filter((text) => !cuts(text)), keep: examples.keep.filter(cuts) };
}

/** A line that passes the conditions of place: examples are about the wording alone. */
function aLine(text: string) {
  const words = () => lineWords(foldLine(text)).length;
  return { text, position: 0, blocks: 1, words, documents: () => Infinity };
}

/** The rule without conditions of site and language, or why it must not run. */
function tryCompile(rule: RuleDefinition): RuleMatcher | string {
  const danger = rule.form === 'pattern' ? patternDanger(rule.text) : undefined;
  if (danger !== undefined) return `The pattern may never end: ${danger}.`;
  const { mostWords } = rule.conditions;
  try {
    return compileRule({ ...rule, conditions: { mostWords } });
  } catch (thrown) {
    return `Not a valid pattern: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
}

function error(message: string): RuleRemark {
  return { severity: 'error', message };
}

function warning(message: string): RuleRemark {
  return { severity: 'warning', message };
}
