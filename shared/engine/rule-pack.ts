import { z } from 'zod';
import { flagKinds } from '../model/kind';

/** How a rule pack is written; checked when it is loaded. Rules are data: they hold no code. */

const sentence = z.string().min(1).max(200);
const word = z
  .string()
  .regex(/^(?:#|[\p{L}\p{N}'&]+)$/u)
  .max(40);

const guards = z.strictObject({
  minWords: z.number().int().min(1).optional(),
  maxWords: z.number().int().min(1).optional(),
  maxCharacters: z.number().int().min(1).max(2000).optional(),
  /** Only among the first or last so many blocks of the document. */
  first: z.number().int().min(1).optional(),
  last: z.number().int().min(1).optional(),
  /** Only before the first, or after the last block of running text. */
  beforeProse: z.literal(true).optional(),
  afterProse: z.literal(true).optional(),
  /** Not when the block ends like a sentence. */
  noFinalStop: z.literal(true).optional(),
  /** Not when the block ends in a colon and so leads to what follows. */
  noFinalColon: z.literal(true).optional(),
  /** Not on the first block, which is the headline or the lead. */
  notFirst: z.literal(true).optional(),
});

const rule = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(60),
    kind: z.enum(flagKinds),
    /** What has to match: the whole block, its beginning, its end, or any part of it. */
    scope: z.enum(['line', 'prefix', 'suffix', 'part']),
    /**
     * Whole lines by their words alone, without case and punctuation: `#` is a number,
     * `*` one to eight words, `{name}` a part of `phrase-parts.ts`, `(a|b|)` a choice, also of nothing.
     */
    phrases: z.array(z.string().min(1).max(1000)).min(1).optional(),
    /** Whole lines in which every word is one of these, at least `least` of them not glue. */
    tokens: z
      .strictObject({
        words: z.array(word).min(1),
        glue: z.array(word).optional(),
        least: z.number().int().min(1),
      })
      .optional(),
    /** Regular expressions on the text as it stands; `{name}` is a part of `rule-parts.ts`. */
    patterns: z.array(z.string().min(1).max(2000)).min(1).optional(),
    caseSensitive: z.literal(true).optional(),
    /** Lower-case words of which a line must hold one before `patterns` are tried. */
    needs: z.array(word).min(1).optional(),
    /** Likewise, but as characters that stand somewhere in the text. */
    holds: z.array(z.string().min(1).max(20)).min(1).optional(),
    guards: guards.optional(),
    /** Probability that a careful curator would cut what matches. */
    confidence: z.number().min(0.05).max(0.99),
    reason: sentence,
    examples: z.strictObject({
      flags: z.array(z.string().min(1)).min(2),
      keeps: z.array(z.string().min(1)).min(2),
    }),
  })
  .refine((given) => given.phrases ?? given.tokens ?? given.patterns, {
    message: 'a rule needs phrases, tokens or patterns',
  })
  .refine((given) => given.scope === 'line' || (!given.phrases && !given.tokens), {
    message: 'phrases and tokens match whole lines only',
  });

export const rulePackSchema = z.strictObject({
  pack: z.string().regex(/^[a-z]{2}-[a-z]+$/),
  description: sentence,
  rules: z.array(rule).min(1),
});

export type RulePack = z.infer<typeof rulePackSchema>;
export type Rule = RulePack['rules'][number];
