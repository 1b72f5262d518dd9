import type { FlagKind } from './kind';

/**
 * How a rule finds its lines.
 * - `line`: the line reads exactly so, white space folded.
 * - `template`: the same with slots: `{n}` a number, `{month}`, `{day}`, `{half}` am or pm,
 *   `{name}` a run of capitalised words that is not the beginning of the line.
 * - `prefix`, `suffix`: the line begins, or ends, with these words; they may hold slots too.
 * - `pattern`: what the regular expression matches is cut; the others cut the whole line.
 */
export const ruleForms = ['line', 'template', 'prefix', 'suffix', 'pattern'] as const;
export type RuleForm = (typeof ruleForms)[number];

/** All that are given have to hold. */
export interface RuleConditions {
  readonly site?: string | undefined;
  /** Language tag of the document, such as `de`. */
  readonly language?: string | undefined;
  /** Among the first, or last, so many blocks; where both are given one of them has to hold. */
  readonly first?: number | undefined;
  readonly last?: number | undefined;
  /** Words in the line at most. */
  readonly mostWords?: number | undefined;
  /** Documents of the batch that hold the very same line, at least. */
  readonly leastDocuments?: number | undefined;
}

/** What a rule is, apart from who owns it and whether it counts. Data: it holds no code. */
export interface RuleDefinition {
  readonly kind: FlagKind;
  readonly form: RuleForm;
  /** The line, template, beginning, end or regular expression. */
  readonly text: string;
  readonly conditions: RuleConditions;
  /** Lines it must, and must not match. */
  readonly examples: { readonly cut: readonly string[]; readonly keep: readonly string[] };
}

/** `draft` rules count nothing, `active` ones cut, `suggest` ones only flag, `retired` ones are kept for the record. */
export const ruleStates = ['draft', 'active', 'suggest', 'retired'] as const;
export type RuleState = (typeof ruleStates)[number];

/** Detector named on cuts by a rule: `rule-12@3` is version 3 of rule 12. */
export function ruleDetector(id: number, version: number): string {
  return `rule-${id}@${version}`;
}

/** The rule and version behind a detector's name; undefined for every other detector. */
export function ruleOfDetector(detector: string): { id: number; version: number } | undefined {
  const found = /^rule-(\d+)@(\d+)$/.exec(detector);
  return found ? { id: Number(found[1]), version: Number(found[2]) } : undefined;
}
