import { z } from 'zod';
import { count, excludeReason, id } from './base-shapes';
import { batchCounts } from './shapes';

/** Schema of what an export would write. */

export const exportPlan = z.object({
  folder: z.string(),
  /** Documents that are written, and those that a curator left out. */
  documents: count,
  excluded: count,
  counts: batchCounts,
  /** `replace` needs the curator's word; `refused` cannot be done, for the reason given. */
  verdict: z.enum(['ready', 'replace', 'refused']),
  reason: z.string().optional(),
  /** The sentence every export says first: n flags open, n cut by policy, n by you, and where there are any, n by rules. */
  summary: z.string(),
  /** Files whose names had to be made safe. */
  renamed: count,
  /** The first of those, and why. */
  renamedFiles: z.array(z.object({ from: z.string(), to: z.string(), reason: z.string() })),
  /** Documents that lose all of their text, and the first of them. */
  emptied: count,
  emptiedDocuments: z.array(z.object({ path: z.string(), characters: count })),
  /** The first documents that are left out. */
  excludedDocuments: z.array(z.object({ path: z.string(), reason: excludeReason })),
  /** The documents that lose most, those without any text left first: where their clean texts go and how much is cut from them. */
  preview: z.array(
    z.object({
      documentId: id,
      path: z.string(),
      file: z.string(),
      characters: count,
      charactersCut: count,
    }),
  ),
});
export type ExportPlan = z.infer<typeof exportPlan>;
