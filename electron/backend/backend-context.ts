import { AppError } from '../../shared/errors/app-error';
import type { BatchSummary, Decided } from '../../shared/ipc/shapes';
import { analyzeBatch } from '../operations/analyze-batch';
import type { FoldAhead } from '../operations/fold-ahead';
import { followShownConfidence } from '../operations/follow-shown-confidence';
import { decodeAnew, type DecodeInput } from '../operations/decode-anew';
import type { JobContext } from '../operations/job-context';
import { readAs, type ReadAsInput } from '../operations/read-as';
import type { ReadLimits } from '../readers/reader';
import type { WriteDb } from '../store/database';
import { importBatch } from '../operations/import-batch';
import { getBatch } from '../store/batches';
import type { Jobs } from './jobs';
import type { BackendFolders } from './messages';
import type { RuleDesk } from './rule-desk';
import type { Session } from './session';
import type { SettingsFile } from './settings';

const megabyte = 1024 * 1024;

/** What the handlers share. */
export interface BackendContext {
  readonly session: Session;
  readonly jobs: Jobs;
  readonly folders: BackendFolders;
  readonly settings: SettingsFile;
  readonly rules: RuleDesk;
  /** The time as an ISO string. */
  now(): string;
  /** Tells the window how far a decision on very many places is. */
  tellDeciding(progress: { readonly done: number; readonly total: number }): void;
  /** Tells the window that the workspace it waits for is brought to the newest format first. */
  tellUpgrading(news: { readonly path: string }): void;
}

/** The batch of that id; throws BATCH_UNKNOWN. */
export function knownBatch({ session }: BackendContext, batchId: number): BatchSummary {
  const batch = getBatch(session.readDb, batchId);
  if (!batch) throw new AppError('BATCH_UNKNOWN');
  return batch;
}

/** What a change answers, after suggestions and rules were told of it. */
export function followed<Change extends Pick<Decided, 'documents'> | null>(
  { rules }: BackendContext,
  change: Change,
): Change {
  if (change) rules.touch(change.documents.map(({ documentId }) => documentId));
  return change;
}

/**
 * Starts the job that reads files into a batch and flags all its documents; answers its id.
 * Without `paths` it reads all that were ever named for the batch.
 */
export function startImport(
  context: BackendContext,
  batchId: number,
  paths?: readonly string[],
): string {
  return startReading(context, batchId, 'scanning', async ({ db, limits, ahead }, job) => {
    await importBatch(db, { batchId, paths, limits, ahead }, job);
  });
}

/** Starts the job that decodes documents anew and flags their batch again; answers its id. */
export function startDecoding(
  context: BackendContext,
  batchId: number,
  input: DecodeInput,
): string {
  return startReading(context, batchId, 'reading', async ({ db }, job) => {
    await decodeAnew(db, input, job);
  });
}

/** Starts the job that reads one file again as a curator settled; answers its id. */
export function startReadAs(context: BackendContext, input: ReadAsInput): string {
  return startReading(context, input.batchId, 'scanning', ({ db, limits }, job) =>
    readAs(db, { ...input, limits }, job),
  );
}

interface ReadingParts {
  readonly db: WriteDb;
  readonly limits: ReadLimits;
  /** Counts the documents that it is handed while others are read. */
  readonly ahead: FoldAhead;
}

/** A job that changes texts of a batch, and flags the batch when it is done. */
function startReading(
  { session, jobs, settings, rules }: BackendContext,
  batchId: number,
  phase: 'scanning' | 'reading',
  change: (parts: ReadingParts, job: JobContext) => Promise<void>,
): string {
  rules.forget();
  return jobs.start({ kind: 'import', phase, batchId }, async (job) => {
    const { db } = session;
    const { textMegabytes, htmlMegabytes } = settings.get().limits;
    const limits = { text: textMegabytes * megabyte, html: htmlMegabytes * megabyte };
    const read = (ahead: FoldAhead) => change({ db, limits, ahead }, job);
    try {
      // The analysis counts as the settings were before it began.
      await analyzeBatch(db, { batchId, openFlagger: session.openFlagger, read }, job);
    } finally {
      session.twins.forget();
    }
    followShownConfidence(db, settings.get().shownConfidence);
    await rules.applyAgain(batchId);
  });
}

/**
 * Brings the counts of the open workspace to the shown confidence of the settings. While a job
 * writes there it is left to the job's end.
 */
export function followSettings({ session, jobs, settings }: BackendContext): void {
  if (session.state && !jobs.busy) {
    followShownConfidence(session.db, settings.get().shownConfidence);
  }
}
