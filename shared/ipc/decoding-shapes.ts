import { z } from 'zod';
import { count, id, kind } from './base-shapes';

/** Schemas of decoding documents anew. */

/** How a document would read under another encoding. */
export const decodingPreview = z.object({
  /** False where the format leaves no choice, as JSON does, or no text would come out. */
  possible: z.boolean(),
  encoding: z.string(),
  /** A stretch from where the encoding first matters. */
  text: z.string(),
  damage: z.object({ lost: count, odd: count }),
  /** Documents of the same site that could be decoded with it. */
  inSite: count,
});
export type DecodingPreview = z.infer<typeof decodingPreview>;

/** Decisions whose text was not found again after decoding; they wait for the curator. */
export const lostDecisions = z.array(
  z.object({
    id,
    documentId: id,
    path: z.string(),
    verdict: z.enum(['confirmed', 'rejected']),
    kind,
    reason: z.string(),
    quote: z.string(),
    /** Where it would stand now, as near as can be said. */
    near: count,
  }),
);
export type LostDecisions = z.infer<typeof lostDecisions>;
