import { z } from 'zod';
import { actors, verdicts } from '../model/decision';
import { formatIds } from '../model/format';
import { count, errorCode, excludeReason, id, kind, lineEnds, share, span } from './base-shapes';

/** Schemas of what the calls of the contract answer. Spans are UTF-16 offsets into `text`. */

const band = z.enum(['certain', 'check']);
/** ISO 639-1; null where the language of a document is not known. */
const language = z.string().max(10).nullable();
/** Null where the site of a document is not known. */
const site = z.string().nullable();

/** Sums over a batch. Flags below the shown confidence are not counted. */
export const batchCounts = z.object({
  documents: count,
  /** Documents without an open flag, excluded ones among them. */
  documentsDone: count,
  flags: count,
  open: count,
  /** Decided flags and own cuts, by the last word on each. */
  confirmed: count,
  rejected: count,
  /** The confirmed ones by who confirmed them. */
  byCurator: count,
  byPolicy: count,
  byRule: count,
  /** UTF-16 code units of all texts, and of what is cut from them. */
  characters: count,
  charactersCut: count,
  problems: count,
});
export type BatchCounts = z.infer<typeof batchCounts>;

export const batchSummary = z.object({
  id,
  name: z.string(),
  createdAt: z.string(),
  /** `importing` and `analyzing` are seen after a crash too: the work was not finished. */
  state: z.enum(['importing', 'analyzing', 'ready']),
  sites: count,
  counts: batchCounts,
});
export type BatchSummary = z.infer<typeof batchSummary>;
export const batchList = z.array(batchSummary);

/** Where a batch was exported to last. */
const lastExport = z.object({
  batchId: id,
  folder: z.string(),
  lineEnds,
  /** False while it runs, and after a crash, a failure or a cancel. */
  finished: z.boolean(),
});
export type LastExport = z.infer<typeof lastExport>;

export const workspaceState = z.object({
  path: z.string(),
  /** File name without the ending. */
  name: z.string(),
  /** True for the workspace of the shipped samples. */
  samples: z.boolean().optional(),
  /** It was of an older format when it was opened; as it was, it stays in this file. */
  backup: z.string().optional(),
  batches: batchList,
  /** Batches whose import or analysis a crash or cancel left unfinished; none while a job runs on them. */
  unfinished: z.array(id),
  exports: z.array(lastExport),
});
export type WorkspaceState = z.infer<typeof workspaceState>;

/** Workspaces that were open before, the newest first. */
export const recentWorkspaces = z.array(
  z.object({
    path: z.string(),
    /** File name without the ending. */
    name: z.string(),
    /** The file is not there now. */
    missing: z.boolean(),
  }),
);
export type RecentWorkspace = z.infer<typeof recentWorkspaces>[number];

export const documentRow = z.object({
  id,
  path: z.string(),
  /** Record inside its file, such as the line of a JSONL file. */
  recordKey: z.string().optional(),
  /** Shown flags without a verdict. */
  open: count,
  /** The open ones that fit, where rows are asked for under a filter by flags. */
  fitting: count.optional(),
  /** Shown flags and own cuts in all. */
  flags: count,
  /** Where the batch holds the same record with other bytes: whether this is the last that came in. */
  version: z.enum(['older', 'newest']).optional(),
  /** Why it is left out of exports; its flags then count neither as open nor as decided. */
  excluded: excludeReason.optional(),
  /** Path of the document with the same bytes that came first. */
  copyOf: z.string().optional(),
  /** There is a note on it or on one of its spans. */
  noted: z.boolean().optional(),
});
export type DocumentRow = z.infer<typeof documentRow>;
export const documentRows = z.array(documentRow);

/** Which documents a list shows; every part that is given has to fit. */
export const documentFilter = z.strictObject({
  /** Excluded documents are listed under `excluded`, and where no state is asked for. */
  state: z.enum(['open', 'done', 'excluded', 'copies', 'damaged']).optional(),
  /** Has an open flag of this kind, and of this band; both have to fit the same flag. */
  kind: kind.optional(),
  band: band.optional(),
  site: site.optional(),
  language: language.optional(),
  /** Part of the path, in upper or lower case. */
  name: z.string().max(1000).optional(),
});
export type DocumentFilter = z.infer<typeof documentFilter>;

/** What a list can be filtered by, with counts. */
export const documentFacets = z.object({
  states: z.object({
    open: count,
    done: count,
    excluded: count,
    copies: count,
    /** Characters were lost or came out wrong when the text was decoded. */
    damaged: count,
  }),
  /** Kinds that have open flags, in the order of display. */
  kinds: z.array(z.object({ kind, open: count })),
  /** Open flags. */
  bands: z.object({ certain: count, check: count }),
  /** The sites with most documents, at most 200. */
  sites: z.array(z.object({ site, documents: count })),
  languages: z.array(z.object({ language, documents: count })),
});
export type DocumentFacets = z.infer<typeof documentFacets>;

const place = span.extend({
  documentId: id.optional(),
  /** Path of the document, or its id outside a workspace. */
  document: z.string(),
  /** The first words that stand there. */
  quote: z.string().optional(),
});

export const reviewFlag = span.extend({
  kind,
  confidence: z.number().min(0).max(1),
  detector: z.string(),
  /** Label and summary of the detector, for the why-panel. */
  detectorLabel: z.string(),
  detectorSummary: z.string(),
  reason: z.string(),
  also: z
    .array(z.object({ kind, confidence: z.number(), detector: z.string(), reason: z.string() }))
    .optional(),
  evidence: z
    .object({
      rule: z.string().optional(),
      twin: place.optional(),
      donor: place.optional(),
      words: z.array(z.string()).optional(),
    })
    .optional(),
  verdict: z.enum(verdicts),
  actor: z.enum(actors).optional(),
  decidedAt: z.string().optional(),
  /** The curator's note on exactly this span. */
  note: z.string().optional(),
  /** Identical texts in the batch besides this one. */
  twins: count,
});
export type ReviewFlag = z.infer<typeof reviewFlag>;

const documentLink = z.object({ documentId: id, path: z.string() });

export const reviewDocument = z.object({
  id,
  batchId: id,
  path: z.string(),
  recordKey: z.string().optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  site: z.string().optional(),
  /** From here on the text stands in the JSON-LD of the page alone. */
  jsonLdFrom: count.optional(),
  /** What its file was read as. */
  format: z.enum(formatIds),
  /** ISO 639-1; absent where it is not known. */
  language: z.string().optional(),
  encoding: z.string(),
  /** 0 to 1: how sure the decoding is. */
  encodingConfidence: z.number().min(0).max(1),
  /** Characters that decoding lost (U+FFFD), and those that look decoded wrongly. */
  damage: z.object({ lost: count, odd: count }),
  excluded: z.object({ reason: excludeReason, at: z.string() }).optional(),
  /** The document with the same bytes that came first. */
  copyOf: documentLink.optional(),
  /** Other documents with the same bytes, which are decided together with this one; at most 20. */
  copies: z.array(documentLink),
  /** Other documents that say nearly the same: how many, and the most alike of them, at most 20. */
  nearDuplicates: z.object({
    count,
    named: z.array(documentLink.extend({ likeness: share })),
  }),
  text: z.string(),
  blocks: z.array(span),
  /** Sorted by start; own cuts of the curator may lie over detectors' flags. */
  flags: z.array(reviewFlag),
  metadata: z.record(z.string(), z.string()),
  /** Notes in the order of the text, those on the whole document first. */
  notes: z.array(
    z.object({
      /** Absent on a note on the whole document. */
      start: count.optional(),
      end: count.optional(),
      text: z.string(),
      at: z.string(),
    }),
  ),
});
export type ReviewDocument = z.infer<typeof reviewDocument>;

export const cleanDocument = z.object({
  text: z.string(),
  /** The spans of `document.text` that are left out, with the line ends they take along. */
  cuts: z.array(span),
});
export type CleanDocument = z.infer<typeof cleanDocument>;

/** What changed in the row of a document. */
const documentChange = z.object({
  documentId: id,
  open: count,
  flags: count,
  excluded: excludeReason.optional(),
  noted: z.boolean().optional(),
});

export const historyState = z.object({
  /** What undo and redo would do next, in words. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
});
export type HistoryState = z.infer<typeof historyState>;

export const decided = z.object({
  /** Spans whose verdict changed, exclusions and notes, in all documents. */
  changed: count,
  documents: z.array(documentChange),
  counts: batchCounts,
  history: historyState,
});
export type Decided = z.infer<typeof decided>;

export const undone = decided.extend({
  label: z.string(),
  /** Where to go to see what was undone. */
  place: span.extend({ documentId: id }),
});
export type Undone = z.infer<typeof undone>;

export const twinsFound = z.object({
  /** Identical texts in the batch, this one included. */
  spans: count,
  documents: count,
  /** Those without a verdict, or with another one. */
  open: count,
  confirmed: count,
  rejected: count,
  /** The first few, for a look before deciding. */
  sample: z.array(z.object({ documentId: id, path: z.string(), start: count, end: count })),
});
export type TwinsFound = z.infer<typeof twinsFound>;

/** What deciding the near-duplicates of a document like it would do. */
export const nearDecisions = z.object({
  cuts: count,
  keeps: count,
  /** Near-duplicates that would change. */
  documents: count,
  /** Places there that a curator has decided already; they stay as they are. */
  settled: count,
  /** Decisions in the document on lines that no near-duplicate has. */
  missing: count,
});
export type NearDecisions = z.infer<typeof nearDecisions>;

export const problemList = z.array(
  z.object({
    path: z.string(),
    recordKey: z.string().optional(),
    code: errorCode,
    message: z.string(),
    hint: z.string(),
  }),
);
export type ProblemList = z.infer<typeof problemList>;

export const jobProgress = z.object({
  jobId: z.string(),
  kind: z.enum(['import', 'export']),
  phase: z.enum(['scanning', 'reading', 'analyzing', 'writing']),
  state: z.enum(['running', 'paused', 'done', 'cancelled', 'failed']),
  batchId: id.optional(),
  done: count,
  /** Unknown while the folder is still being scanned. */
  total: count.nullable(),
  problems: count,
  /** Documents an import has brought in so far, and those the batch held already. */
  arrived: z
    .object({
      added: count,
      /** Came in beside another one that was read at the same place earlier. */
      changed: count,
      known: count,
    })
    .optional(),
  /** Files or documents a second in this phase, smoothed; null until that can be said. */
  perSecond: z.number().nonnegative().nullable(),
  /** Of this phase; null until that can be said. */
  remainingSeconds: z.number().nonnegative().nullable(),
  /** Where the result lies, for an export. */
  folder: z.string().optional(),
  error: z.object({ code: errorCode, message: z.string(), hint: z.string() }).optional(),
});
export type JobProgress = z.infer<typeof jobProgress>;
