import { z } from 'zod';
import { id, kind, span } from './base-shapes';

/** Schema of the settings of the window. */

export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Size of document text, in pixels. */
  textSize: z.number().int().min(14).max(24),
  autoAdvance: z.boolean(),
  /** Letters and signs are keys by themselves; else Alt is held with them. */
  singleKeys: z.boolean(),
  /** The panels at the sides are folded away. */
  listFolded: z.boolean(),
  whyFolded: z.boolean(),
  /** Original and clean text stand beside each other. */
  sideBySide: z.boolean(),
  /** From this confidence on the window shows open flags. */
  shownConfidence: z.number().min(0.05).max(1),
  /** Largest files that are read, in megabytes. */
  limits: z.object({
    textMegabytes: z.number().int().min(1).max(500),
    htmlMegabytes: z.number().int().min(1).max(64),
  }),
  /** Where the curator was when the window closed. */
  lastWorkspace: z.string().nullable(),
  lastBatch: id.nullable(),
  lastDocument: id.nullable(),
  /** The flag the curator stood on there. */
  lastSpan: span.nullable().optional(),
  /** Workspaces that were opened or created, the newest first. */
  recentWorkspaces: z.array(z.string()).max(10),
  /** What the last own cut was called, and the next one will be. */
  ownCutKind: kind.optional(),
  /** The tour through the samples was taken to its end or closed. */
  tourDone: z.boolean(),
  /** Its steps that were done or left out. */
  tourSteps: z.array(z.string().max(20)).max(20).optional(),
});
export type Settings = z.infer<typeof settings>;
