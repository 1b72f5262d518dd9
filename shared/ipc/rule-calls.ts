import { z } from 'zod';
import { ruleStates } from '../model/rule';
import { id } from './base-shapes';
import { command, event, query } from './declare-call';
import {
  blastRadius,
  ruleChanged,
  ruleDefinition,
  ruleHit,
  ruleRow,
  suggestionList,
} from './rule-shapes';

const path = z.string().min(1).max(32_768);
const inBatch = z.strictObject({ batchId: id });
const suggestion = z.string().min(1).max(40);

/** The calls about rules: the group `rules` of the contract. */
export const ruleCalls = {
  /** Rules of a batch, the newest first; retired ones last. */
  list: query(inBatch, z.array(ruleRow)),
  /** What the decisions speak for now. Nothing of it counts before a curator accepts it. */
  suggestions: query(inBatch, suggestionList),
  /** Lines that a definition matches, in list order, from the `from`th on. */
  hits: query(
    inBatch.extend({
      definition: ruleDefinition,
      state: ruleHit.shape.state.optional(),
      from: z.number().int().nonnegative().optional(),
    }),
    z.object({ total: z.number().int().nonnegative(), hits: z.array(ruleHit) }),
  ),
  /** What a definition would do, as a new version of `ruleId` where that is given. */
  preview: query(
    inBatch.extend({ definition: ruleDefinition, ruleId: id.optional() }),
    blastRadius,
  ),
  /** Keeps a rule as a draft, which counts nothing. */
  create: command(
    inBatch.extend({ definition: ruleDefinition, suggestion: suggestion.optional() }),
    ruleRow,
  ),
  /** A new version; where the rule is active its cuts follow at once, in one undo step. */
  revise: command(z.strictObject({ ruleId: id, definition: ruleDefinition }), ruleChanged),
  /** Switches a rule on or off: its cuts come or go in one undo step, the curator's own stay. */
  setState: command(z.strictObject({ ruleId: id, state: z.enum(ruleStates) }), ruleChanged),
  /** Turns a suggestion down for good, with a reason, or puts it off until it is asked for. */
  answer: command(
    inBatch.extend({
      suggestion,
      answer: z.enum(['rejected', 'later']),
      reason: z.string().max(500).optional(),
    }),
    suggestionList,
  ),
  /** Shows suggestions again that were put off. */
  recall: command(inBatch, suggestionList),
  /** Reads a rule file: its rules come in as drafts. */
  importFile: command(inBatch.extend({ path }), z.array(ruleRow)),
  /** Writes all rules of the batch that are not retired; replaces a file of that name. */
  exportFile: command(
    inBatch.extend({ path }),
    z.strictObject({ written: z.number().int().nonnegative() }),
  ),
  /**
   * The lines of a batch have been read or mined anew: what was shown of suggestions is out of date.
   * Where rules stopped by themselves, what was shown of rules and decisions is too.
   */
  changed: event(inBatch.extend({ stopped: z.array(id) })),
} as const;
