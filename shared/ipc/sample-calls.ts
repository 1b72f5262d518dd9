import { z } from 'zod';
import { id, share } from './base-shapes';
import { command, event, query } from './declare-call';
import { sampleFinished, samplePurpose, sampleRest, sampleState } from './sample-shapes';
import { documentFilter } from './shapes';

const position = z.number().int().nonnegative();
const wanted = z.number().gt(0).lt(1);
const ofSample = z.strictObject({ sampleId: id });
const inBatch = z.strictObject({ batchId: id });

/** The calls about samples that bound bulk decisions: the group `samples` of the contract. */
export const sampleCalls = {
  /** The sample of a batch that was drawn last for a purpose. */
  current: query(inBatch.extend({ purpose: samplePurpose }), sampleState.nullable()),
  /** Open flags that a sample would be drawn from. */
  size: query(
    inBatch.extend({ filter: documentFilter }),
    z.object({ flags: position, documents: position }),
  ),
  /**
   * Draws a sample in random order: of the open flags that fit the filter, or, for `missed`, of the
   * lines that nothing flags in the documents that fit. The same seed draws the same again.
   */
  begin: command(
    inBatch.extend({
      purpose: samplePurpose,
      filter: documentFilter,
      wanted,
      seed: z
        .number()
        .int()
        .min(0)
        .max(2 ** 32 - 1)
        .optional(),
    }),
    sampleState,
  ),
  /** What the verdicts that stand now say of a sample. */
  state: query(ofSample, sampleState),
  want: command(ofSample.extend({ wanted }), sampleState),
  /** Says that a line nothing flags belongs to the text, or takes that back. */
  answer: command(ofSample.extend({ position, belongs: z.boolean() }), sampleState),
  rest: query(ofSample, sampleRest),
  /**
   * Cuts all open flags of the set in one undo step, and records with it what the sample said.
   * Throws SAMPLE_EMPTY before anything was looked at, and SAMPLE_TOO_SMALL below the wanted bound
   * unless `despite` says that the curator knows.
   */
  finish: command(ofSample.extend({ despite: z.boolean() }), sampleFinished),
  /**
   * Stops what is under way: drawing, which then throws JOB_CANCELLED, or cutting, where what was cut
   * by then is one undo step.
   */
  stop: command(z.strictObject({}), z.null()),
  /** How much of drawing or cutting is done. */
  progress: event(z.strictObject({ share })),
} as const;
