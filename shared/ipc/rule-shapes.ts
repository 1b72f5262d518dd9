import { z } from 'zod';
import { ruleForms, ruleStates, type RuleDefinition } from '../model/rule';
import { count, id, kind, share } from './base-shapes';
import { decided } from './shapes';

/** Schemas of curators' rules, as they cross process borders and stand in rule files. */

const positive = z.number().int().positive();
/** Longest text of a rule, and of an example, in UTF-16 units. */
const ruleText = z.string().min(1).max(2000);
const examples = z.array(ruleText).max(100).readonly();

export const ruleDefinition = z.strictObject({
  kind,
  form: z.enum(ruleForms),
  text: ruleText,
  conditions: z.strictObject({
    site: z.string().min(1).max(1000).optional(),
    language: z.string().min(1).max(35).optional(),
    first: positive.max(1000).optional(),
    last: positive.max(1000).optional(),
    mostWords: positive.max(10_000).optional(),
    leastDocuments: positive.max(1_000_000).optional(),
  }),
  examples: z.strictObject({ cut: examples, keep: examples }),
}) satisfies z.ZodType<RuleDefinition>;

/** A file of rules, to be shared with other curators. */
export const ruleFile = z.strictObject({
  winnowRules: z.literal(1),
  rules: z.array(ruleDefinition).max(10_000),
});
export type RuleFile = z.infer<typeof ruleFile>;

/** Lines that a rule matches, by what stands on them. */
export const ruleTally = z.object({
  /** Cut by a curator, kept by a curator, flagged and undecided, cut by a rule or policy, none of these. */
  confirmed: count,
  rejected: count,
  open: count,
  machine: count,
  plain: count,
  documents: count,
  sites: count,
  /** Confirmed of all that a curator decided, with its 95 % interval by Wilson; null while none is. */
  precision: z.object({ share, lower: share, upper: share }).nullable(),
});
export type RuleTallyShape = z.infer<typeof ruleTally>;

export const ruleHit = z.object({
  documentId: id,
  path: z.string(),
  /** Record inside its file. */
  recordKey: z.string().optional(),
  start: count,
  end: count,
  /** The beginning of what is matched, and what stands before and behind it in its line. */
  quote: z.string(),
  before: z.string(),
  after: z.string(),
  state: z.enum(['plain', 'open', 'confirmed', 'rejected', 'machine']),
});
export type RuleHit = z.infer<typeof ruleHit>;

export const ruleRow = z.object({
  id,
  version: positive,
  state: z.enum(ruleStates),
  origin: z.enum(['curator', 'suggestion', 'imported']),
  definition: ruleDefinition,
  createdAt: z.string(),
  /** Lines of the batch that it cuts now, and documents in which they are. */
  cuts: count,
  documents: count,
  /** Why it does not cut any more, where that was not the curator's word. */
  remark: z.string().nullable(),
});
export type RuleRow = z.infer<typeof ruleRow>;

const rung = z.object({ definition: ruleDefinition, tally: ruleTally });

export const ruleSuggestion = z.object({
  id: z.string(),
  /** From the most specific to the most general rule. */
  ladder: z.array(rung).min(1),
  /** The one to look at first. */
  chosen: count,
  /** The first lines that speak for it. */
  evidence: z.array(ruleHit),
  /** True where nobody decided any of its lines yet, or too few were cut to speak for it. */
  undecided: z.boolean(),
  /** The rule that reads like its first choice and was withdrawn: accepting switches it on again. */
  withdrawn: id.nullable(),
});
export type RuleSuggestion = z.infer<typeof ruleSuggestion>;

export const suggestionList = z.object({
  /** False while the lines of the batch are still being read; `rules.changed` tells when they are. */
  ready: z.boolean(),
  suggestions: z.array(ruleSuggestion),
  /** Suggestions that were put off. */
  later: count,
});
export type SuggestionList = z.infer<typeof suggestionList>;

/** What a rule, or a new version of it, would do if it were switched on. */
export const blastRadius = z.object({
  tally: ruleTally,
  /** Lines that would be cut and are not now, and how much text they are, in UTF-16 units. */
  newCuts: count,
  /** Documents in which they are. */
  newDocuments: count,
  newCharacters: count,
  /** Cuts of the earlier version that would go. */
  lostCuts: count,
  /** Lines that it matches and a curator keeps: they stay. */
  conflicts: count,
  /** Documents of which it would cut more than a third of the text that is left, the most first. */
  heavy: z.array(z.object({ documentId: id, path: z.string(), share })),
  heavyDocuments: count,
  /** What is risky about the rule, whatever it matches here. */
  remarks: z.array(z.object({ severity: z.enum(['error', 'warning']), message: z.string() })),
});
export type BlastRadius = z.infer<typeof blastRadius>;

export const ruleChanged = z.object({ rule: ruleRow, decided });
export type RuleChanged = z.infer<typeof ruleChanged>;
