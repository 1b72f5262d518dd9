import { AppError } from '../../shared/errors/app-error';
import type { BatchSummary, Decided } from '../../shared/ipc/shapes';
import { analyzeBatch } from '../operations/analyze-batch';
import { followShownConfidence } from '../operations/follow-shown-confidence';
import { decodeAnew, type DecodeInput } from '../operations/decode-anew';
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
  { session, jobs, settings, rules }: BackendContext,
  batchId: number,
  paths?: readonly string[],
): string {
  rules.forget();
  return jobs.start({ kind: 'import', phase: 'scanning', batchId }, async (context) => {
    const { db } = session;
    const { textMegabytes, htmlMegabytes } = settings.get().limits;
    const limits = { text: textMegabytes * megabyte, html: htmlMegabytes * megabyte };
    try {
      await importBatch(db, { batchId, paths, limits }, context);
    } finally {
      session.twins.forget();
    }
    // The analysis counts as the settings were before it began.
    await analyzeBatch(db, { batchId, openFlagger: session.openFlagger }, context);
    followShownConfidence(db, settings.get().shownConfidence);
    await rules.applyAgain(batchId);
  });
}

/** Starts the job that decodes documents anew and flags their batch again; answers its id. */
export function startDecoding(
  { session, jobs, settings, rules }: BackendContext,
  batchId: number,
  input: DecodeInput,
): string {
  rules.forget();
  return jobs.start({ kind: 'import', phase: 'reading', batchId }, async (context) => {
    const { db } = session;
    try {
      await decodeAnew(db, input, context);
    } finally {
      session.twins.forget();
    }
    await analyzeBatch(db, { batchId, openFlagger: session.openFlagger }, context);
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
