import { z } from 'zod';
import { samplePurposes } from '../model/sample';
import { count, id, kind, share } from './base-shapes';
import { decided, documentFilter } from './shapes';

/** Schemas of samples that bound bulk decisions and missed lines. Spans are UTF-16 offsets. */

export const samplePurpose = z.enum(samplePurposes);

/** An item to be judged, with what stands around it. */
export const sampleItem = z.object({
  /** Place in the order in which the sample was drawn, from 0. */
  position: count,
  documentId: id,
  path: z.string(),
  /** Record inside its file. */
  recordKey: z.string().optional(),
  site: z.string().optional(),
  start: count,
  end: count,
  before: z.string(),
  text: z.string(),
  after: z.string(),
  /** What is claimed of it; absent where nothing is. */
  flag: z.object({ kind, confidence: share, reason: z.string() }).optional(),
});
export type SampleItem = z.infer<typeof sampleItem>;

export const sampleState = z.object({
  id,
  batchId: id,
  purpose: samplePurpose,
  /** The set is what fitted this when the sample was drawn. */
  filter: documentFilter,
  seed: count,
  /** Items of the whole set. */
  size: count,
  looked: count,
  /** Flags that were cut, or lines that belong. */
  right: count,
  /** At least this share of the set is right, as sure as `confidence`. */
  bound: share,
  confidence: share,
  wanted: share,
  /** How many more right ones in a row reach what is wanted; null where none would. */
  more: count.nullable(),
  /** For `missed`: flagged lines of the set's documents, most lines missed, least recall. */
  missed: z.object({ found: count, most: count, recall: share }).nullable(),
  next: sampleItem.nullable(),
  /** The item that was judged last; `answered` where the answer stands in the sample alone. */
  last: z.object({ position: count, answered: z.boolean() }).nullable(),
  /** The rest of the set was decided on its word. */
  finished: z.boolean(),
});
export type SampleState = z.infer<typeof sampleState>;

/** Open flags of the set that a bulk decision would cut. */
export const sampleRest = z.object({ flags: count });

export const sampleFinished = z.object({
  sample: sampleState,
  decided,
  /** It was stopped: the other flags of the set are still open. */
  stopped: z.boolean(),
});
export type SampleFinished = z.infer<typeof sampleFinished>;
