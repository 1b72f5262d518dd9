import type { RuleDefinition } from '../../model/rule';
import { foldLine, lineWords } from '../miner/line-forms';
import { patternDanger } from '../pattern-safety';
import { compilePattern, compileRule } from './match-rule';

/** `error`: the rule cannot be kept so. `warning`: it can, but look twice. */
export interface RuleRemark {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** Letters and digits that a rule should at least name. */
const leastLetters = 3;

/** Longest texts of rules, in UTF-16 units. */
const longestRuleText = 2000;

/** What no narrow regular expression matches. */
const ordinarySentence = 'The town council met on Tuesday to talk about the new bridge.';

/**
 * What is wrong with a rule, or risky about it, before it meets any document. A regular expression
 * is not run: its probes are for whoever can stop it (`probesOf`, `lintProbes`).
 */
export function lintRule(rule: RuleDefinition): RuleRemark[] {
  if (foldLine(rule.text) === '') return [error('The rule has no text yet.')];
  if (rule.text.length > longestRuleText) {
    return [error(`The rule is longer than ${longestRuleText} characters.`)];
  }
  if (rule.form === 'pattern') return lintPattern(rule.text);
  const cut = wordingTest(rule);
  return [...lintReach(rule), ...lintExamples(rule, cut)];
}

function lintPattern(text: string): RuleRemark[] {
  const danger = patternDanger(text);
  if (danger !== undefined) return [error(`The pattern may never end: ${danger}.`)];
  try {
    compilePattern(text);
    return [];
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return [error(`Not a valid pattern: ${reason}`)];
  }
}

function lintReach({ form, text, conditions }: RuleDefinition): RuleRemark[] {
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

/** Texts on which a regular expression is tried before it meets any document. */
export function probesOf({ examples }: RuleDefinition): string[] {
  return ['', ordinarySentence, ...examples.cut, ...examples.keep];
}

/** What the probes say of a regular expression; `found` tells those in which it finds anything. */
export function lintProbes(rule: RuleDefinition, found: (probe: string) => boolean): RuleRemark[] {
  const remarks = lintExamples(rule, found);
  if (found('')) {
    remarks.push(warning('The pattern also matches nothing at all; such matches are passed over.'));
  }
  if (found(ordinarySentence)) {
    remarks.push(warning('The pattern matches ordinary sentences too.'));
  }
  return remarks;
}

function lintExamples(rule: RuleDefinition, cuts: (text: string) => boolean): RuleRemark[] {
  const { cut, keep } = failedExamples(rule, cuts);
  return [
    ...cut.map((text) => error(`It does not match “${text}”, which it must.`)),
    ...keep.map((text) => error(`It matches “${text}”, which it must not.`)),
  ];
}

/** Examples that a rule does not treat as it must. */
export function failedExamples(
  { examples }: RuleDefinition,
  cuts: (text: string) => boolean,
): RuleDefinition['examples'] {
  return { cut: examples.cut.filter((text) => !cuts(text)), keep: examples.keep.filter(cuts) };
}

/** Examples are about the wording alone: conditions of place hold everywhere. */
export function wordingTest(rule: RuleDefinition): (text: string) => boolean {
  const { mostWords } = rule.conditions;
  const matches = compileRule({ ...rule, conditions: { mostWords } });
  return (text) => {
    const words = () => lineWords(foldLine(text)).length;
    return matches({ text, position: 0, blocks: 1, words, documents: () => 1 }).length > 0;
  };
}

function error(message: string): RuleRemark {
  return { severity: 'error', message };
}

function warning(message: string): RuleRemark {
  return { severity: 'warning', message };
}
