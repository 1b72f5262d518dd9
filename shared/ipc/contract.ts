import { z } from 'zod';
import { verdicts } from '../model/decision';
import { formatIds } from '../model/format';
import { count, excludeReason, id, kind, lineEnds } from './base-shapes';
import { command, event, query } from './declare-call';
import { ruleCalls } from './rule-calls';
import { sampleCalls } from './sample-calls';
import { decodingPreview, lostDecisions } from './decoding-shapes';
import { exportPlan } from './export-shapes';
import { settings } from './settings-shapes';
import {
  batchList,
  batchSummary,
  cleanDocument,
  decided,
  documentFacets,
  documentFilter,
  documentRows,
  historyState,
  jobProgress,
  problemList,
  recentWorkspaces,
  reviewDocument,
  nearDecisions,
  twinsFound,
  undone,
  workspaceState,
} from './shapes';

/** The one declaration of every call that crosses a process border. */

const nothing = z.undefined();
/** Label of the Encoding Standard. */
const encoding = z.string().min(1).max(40);
const jobId = z.string().min(1).max(64);
const path = z.string().min(1).max(32_768);
const spanInput = z.strictObject({
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});
const inDocument = spanInput.extend({ documentId: id });
const verdict = z.enum(verdicts);

export const contract = {
  workspace: {
    /** The open workspace, if any. */
    current: query(nothing, workspaceState.nullable()),
    /** Opens an existing workspace file. */
    open: command(z.strictObject({ path }), workspaceState),
    /** Creates a workspace file; refuses when the file exists. */
    create: command(z.strictObject({ path }), workspaceState),
    /** Opens the sample workspace, importing the shipped sample batch the first time. */
    openSamples: command(nothing, workspaceState),
    recent: query(nothing, recentWorkspaces),
    /** Takes a workspace off that list; the file stays. */
    forget: command(z.strictObject({ path }), recentWorkspaces),
    /** The workspace that is being opened is of an older format; bringing it to the newest takes a while. */
    upgrading: event(z.strictObject({ path })),
  },
  batches: {
    list: query(nothing, batchList),
    get: query(z.strictObject({ batchId: id }), batchSummary),
    /** Imports files and folders as a new batch, or into `batchId`; flags them when all are read. */
    import: command(
      z.strictObject({
        paths: z.array(path).min(1).max(100_000),
        name: z.string().min(1).max(200).optional(),
        batchId: id.optional(),
      }),
      z.strictObject({ jobId, batchId: id }),
    ),
    rename: command(
      z.strictObject({ batchId: id, name: z.string().min(1).max(200) }),
      batchSummary,
    ),
    /** Finishes an import or analysis that a crash or cancel left unfinished. */
    resume: command(z.strictObject({ batchId: id }), z.strictObject({ jobId })),
    /** Reads the folders and files of a batch again: what is new or has other bytes comes in. */
    rescan: command(z.strictObject({ batchId: id }), z.strictObject({ jobId })),
    /**
     * Reads one file of the batch again as a format, with its texts under a field, or as it is found;
     * flags the batch again. Decisions go along; documents it no longer gives are excluded.
     */
    readAs: command(
      z.strictObject({
        batchId: id,
        path,
        format: z.enum(formatIds).optional(),
        textField: z.string().min(1).max(200).optional(),
      }),
      z.strictObject({ jobId }),
    ),
    problems: query(z.strictObject({ batchId: id }), problemList),
    /** Writes the problems as JSON Lines; replaces a file of that name. */
    exportProblems: command(
      z.strictObject({ batchId: id, path }),
      z.strictObject({ written: z.number().int().nonnegative() }),
    ),
  },
  documents: {
    /** Ids of the documents of the batch in list order; rows are fetched for what is in view. */
    list: query(
      z.strictObject({
        batchId: id,
        filter: documentFilter.optional(),
        /** The same as state `open`. */
        onlyOpen: z.boolean().optional(),
      }),
      z.array(id),
    ),
    facets: query(z.strictObject({ batchId: id }), documentFacets),
    /** Rows of these documents; of a kind or band of flags they say how many open ones there are. */
    rows: query(
      z.strictObject({
        ids: z.array(id).max(500),
        flags: documentFilter.pick({ kind: true, band: true }).optional(),
      }),
      documentRows,
    ),
    open: query(z.strictObject({ documentId: id }), reviewDocument),
    /** Leaves a document out of exports, or brings it back: an undo step. */
    exclude: command(z.strictObject({ documentId: id, reason: excludeReason.nullable() }), decided),
    /** How a document would read under an encoding, or under the one that is found for it. */
    previewDecoding: query(
      z.strictObject({ documentId: id, encoding: encoding.optional() }),
      decodingPreview,
    ),
    /**
     * Decodes a document, or all of its site, anew from the stored bytes, and flags the batch again.
     * Decisions go along; those whose text is not found again are listed by `lost`.
     */
    decodeAnew: command(
      z.strictObject({
        documentId: id,
        scope: z.enum(['document', 'site']),
        encoding: encoding.optional(),
      }),
      z.strictObject({ jobId }),
    ),
    lost: query(z.strictObject({ batchId: id }), lostDecisions),
    /** Takes a lost decision off the list; answers whether it was on it. */
    settleLost: command(z.strictObject({ id }), z.boolean()),
    /** The clean text as an export would write it now. */
    clean: query(z.strictObject({ documentId: id }), cleanDocument),
  },
  review: {
    /**
     * Decides spans of one document and of its copies in one undo step. A span without a flag
     * becomes a cut of the curator's own.
     */
    decide: command(
      z.strictObject({
        documentId: id,
        spans: z.array(spanInput).min(1).max(100_000),
        verdict,
        kind: kind.optional(),
        /** What the undo button says: "cut all captions". */
        label: z.string().max(200).optional(),
      }),
      decided,
    ),
    /** Cuts `to` in place of the flag or cut on `span`, in one undo step; the two have to overlap. */
    adjust: command(z.strictObject({ documentId: id, span: spanInput, to: spanInput }), decided),
    /** Cuts the flag or own cut on `span` as another kind, in one undo step. */
    setKind: command(z.strictObject({ documentId: id, span: spanInput, kind }), decided),
    /** Sets the note on a span or on the whole document; an empty text removes it. An undo step. */
    note: command(
      z.strictObject({
        documentId: id,
        span: spanInput.optional(),
        text: z.string().max(2000),
      }),
      decided,
    ),
    /** Counts the identical texts in the batch, before anything is decided. */
    twins: query(inDocument, twinsFound),
    /** Decides a span and all identical texts of the batch in one undo step. */
    decideTwins: command(inDocument.extend({ verdict }), decided),
    /** How far a decision on very many texts is. */
    deciding: event(z.object({ done: count, total: count })),
    /** What deciding the near-duplicates like the document would do, before anything is decided. */
    nearDecisions: query(z.strictObject({ documentId: id }), nearDecisions),
    /** Decides the near-duplicates like the document, where the same lines stand, in one undo step. */
    decideNear: command(z.strictObject({ documentId: id }), decided),
    history: query(z.strictObject({ batchId: id }), historyState),
    undo: command(z.strictObject({ batchId: id }), undone.nullable()),
    redo: command(z.strictObject({ batchId: id }), undone.nullable()),
  },
  exports: {
    /** What an export would write and what stands in its way. */
    plan: query(z.strictObject({ batchId: id, folder: path }), exportPlan),
    run: command(
      z.strictObject({
        batchId: id,
        folder: path,
        /** Replace an earlier export in the folder. */
        replace: z.boolean(),
        lineEnds: lineEnds.optional(),
      }),
      z.strictObject({ jobId }),
    ),
    /** Forgets where a batch was exported to; answers whether that was known. */
    forget: command(z.strictObject({ batchId: id }), z.boolean()),
  },
  rules: ruleCalls,
  samples: sampleCalls,
  jobs: {
    cancel: command(z.strictObject({ jobId }), z.boolean()),
    /** Imports only; false when that job is not running. */
    pause: command(z.strictObject({ jobId }), z.boolean()),
    /** False when that job is not paused. */
    resume: command(z.strictObject({ jobId }), z.boolean()),
    /** The running or last finished job, so that a reloaded window can show it. */
    current: query(nothing, jobProgress.nullable()),
    progress: event(jobProgress),
  },
  settings: {
    get: query(nothing, settings),
    set: command(settings.partial(), settings),
    /** Where the settings were kept that could not be read at the start; null when they could. */
    damage: query(nothing, z.strictObject({ kept: path }).nullable()),
  },
  host: {
    /** Files and folders that the program was started with; each is answered once. */
    takeGiven: command(nothing, z.array(path)),
    /** There is something to take: the program was started again with it. */
    given: event(z.null()),
    pickFiles: query(nothing, z.array(path)),
    pickFolder: query(nothing, z.array(path)),
    pickWorkspace: query(nothing, path.nullable()),
    pickNewWorkspace: query(nothing, path.nullable()),
    pickExportFolder: query(nothing, path.nullable()),
    /** Where a list of problems is written. */
    pickProblemsFile: query(nothing, path.nullable()),
    pickRuleFile: query(nothing, path.nullable()),
    pickNewRuleFile: query(nothing, path.nullable()),
    /** Shows a file or folder in the system's file manager. */
    reveal: command(z.strictObject({ path }), nothing),
    /** The backend died and was started anew: what the page shows has to be read again. */
    restarted: event(z.null()),
  },
} as const;

export type Contract = typeof contract;
export type GroupName = keyof Contract;

/** Input as a caller gives it. */
export type InputOf<C> = C extends { input: infer I extends z.ZodType } ? z.input<I> : never;
/** Output as a caller gets it. */
export type OutputOf<C> = C extends { output: infer O extends z.ZodType } ? z.output<O> : never;

type Calls<Group> = {
  [Name in keyof Group as Group[Name] extends { kind: 'event' } ? never : Name]: Group[Name];
};
type Events<Group> = {
  [Name in keyof Group as Group[Name] extends { kind: 'event' } ? Name : never]: Group[Name];
};

type CallOf<C> =
  undefined extends InputOf<C>
    ? () => Promise<OutputOf<C>>
    : (input: InputOf<C>) => Promise<OutputOf<C>>;

/** What a caller holds: `client.review.decide({...})`, `client.jobs.onProgress(listener)`. */
export type Client = {
  readonly [G in GroupName]: {
    readonly [N in keyof Calls<Contract[G]>]: CallOf<Contract[G][N]>;
  } & {
    readonly [N in keyof Events<Contract[G]> as `on${Capitalize<N & string>}`]: (
      listener: (news: OutputOf<Contract[G][N]>) => void,
    ) => () => void;
  };
};

type HandlerOf<C> = (
  input: C extends { input: infer I extends z.ZodType } ? z.output<I> : never,
) => OutputOf<C> | Promise<OutputOf<C>>;

type GroupHandlers<G extends GroupName> = {
  readonly [N in keyof Calls<Contract[G]>]: HandlerOf<Contract[G][N]>;
};

/** The groups that main answers itself; the backend answers all others. */
export interface HostHandlers {
  readonly host: GroupHandlers<'host'>;
}
/** One function for each call; a missing or wrong one is a compile error. */
export type BackendHandlers = {
  readonly [G in Exclude<GroupName, 'host'>]: GroupHandlers<G>;
};

/** `group.name` of an event and what it carries. */
export type News = {
  [G in GroupName]: {
    [N in keyof Events<Contract[G]>]: {
      readonly event: `${G}.${N & string}`;
      readonly payload: OutputOf<Contract[G][N]>;
    };
  }[keyof Events<Contract[G]>];
}[GroupName];
