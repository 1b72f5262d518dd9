import type { Client } from '../../shared/ipc/contract';
import type { BatchSummary, JobProgress } from '../../shared/ipc/shapes';
import { describeArrival } from '../../shared/ipc/describe-arrival';
import { countOf } from './count-of';
import type { DecisionsController } from './decisions.svelte';
import type { DocumentsController } from './documents.svelte';
import type { JobsController } from './jobs.svelte';
import type { ProblemsController } from './problems.svelte';
import type { ReviewController } from './review.svelte';
import type { SessionController } from './session.svelte';
import type { ToastsController } from './toasts.svelte';
import type { WorkspaceController } from './workspace.svelte';

export interface BatchWorkParts {
  readonly client: Client;
  readonly workspace: WorkspaceController;
  readonly session: SessionController;
  readonly documents: DocumentsController;
  readonly review: ReviewController;
  readonly decisions: DecisionsController;
  readonly jobs: JobsController;
  readonly problems: ProblemsController;
  readonly toasts: ToastsController;
}

/** What is done to a whole batch: read again, finished, renamed; and what is said when it is done. */
export class BatchWorkController {
  #revisionAtImport = 0;
  readonly #parts: BatchWorkParts;

  constructor(parts: BatchWorkParts) {
    this.#parts = parts;
  }

  /** True when a crash or cancel left the open batch half imported. */
  get isUnfinished(): boolean {
    const { batch } = this.#parts.workspace;
    return batch !== undefined && this.isLeftUnfinished(batch);
  }

  /** True for a batch that is half imported while nothing works on it. */
  isLeftUnfinished({ id, state }: BatchSummary): boolean {
    const { jobs } = this.#parts;
    return state !== 'ready' && !(jobs.running && jobs.current?.batchId === id);
  }

  /** Gives the open batch another name. */
  async rename(name: string): Promise<void> {
    const { client, workspace, toasts } = this.#parts;
    const { batchId } = workspace;
    if (batchId === null || name.trim() === '') return;
    try {
      await client.batches.rename({ batchId, name: name.trim() });
      await workspace.refresh();
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  /** Finishes what a crash or cancel left unfinished. */
  async resume(): Promise<void> {
    await this.#work((batchId) => this.#parts.client.batches.resume({ batchId }));
  }

  /** Reads the folders of the open batch again. */
  async rescan(): Promise<void> {
    await this.#work((batchId) => this.#parts.client.batches.rescan({ batchId }));
  }

  /** An import was accepted: its batch is listed, and opens when it is done. */
  async started(batchId: number): Promise<void> {
    const { workspace, decisions, documents, toasts } = this.#parts;
    this.#revisionAtImport = decisions.revision;
    try {
      await workspace.refresh();
      if (workspace.batchId === null) {
        workspace.batchId = batchId;
        await documents.load(batchId);
      }
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  async #work(start: (batchId: number) => Promise<{ jobId: string }>): Promise<void> {
    const { workspace, toasts } = this.#parts;
    const { batchId } = workspace;
    if (batchId === null) return;
    try {
      await start(batchId);
      await this.started(batchId);
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  /** An import has ended: what it brought is said and shown. */
  async ended(job: JobProgress): Promise<void> {
    const { toasts, workspace } = this.#parts;
    // The samples are imported before their workspace is shown.
    if (!workspace.state) return;
    try {
      await workspace.refresh();
    } catch (thrown) {
      toasts.fail(thrown);
    }
    if (job.state === 'failed' && job.error) toasts.failWith(job.error);
    if (job.batchId === undefined) return;
    const opens = this.#isToOpen(job.batchId);
    this.#sayImported(job, job.batchId, opens);
    if (opens) await this.#showImported(job.batchId);
  }

  #sayImported(job: JobProgress, batchId: number, opens: boolean): void {
    const { toasts, workspace, problems } = this.#parts;
    const batch = workspace.batches.find(({ id }) => id === batchId);
    if (!batch || job.state === 'failed') return;
    const arrival = describeArrival(job.arrived, batch.counts.documents);
    // The last phase of a job counts its own problems alone.
    const count = Math.max(job.problems, batch.counts.problems);
    const found = count > 0 ? `, ${countOf(count, 'problem')}` : '';
    const cancelled = job.state === 'cancelled' ? 'Import cancelled. ' : '';
    const open = { label: 'Open', run: () => void this.#parts.session.openBatch(batchId) };
    const show = { label: 'Show problems', run: () => void problems.show(batchId) };
    const action = opens ? (count > 0 ? show : undefined) : open;
    toasts.say(`${cancelled}${batch.name}: ${arrival}${found}`, action);
  }

  /** An imported batch is opened, unless the curator has been deciding elsewhere meanwhile. */
  #isToOpen(batchId: number): boolean {
    const { workspace, decisions } = this.#parts;
    const isElsewhere = workspace.batchId !== null && workspace.batchId !== batchId;
    return !isElsewhere || decisions.revision === this.#revisionAtImport;
  }

  async #showImported(batchId: number): Promise<void> {
    const { workspace, review, session } = this.#parts;
    if (workspace.batchId !== batchId) await session.openBatch(batchId);
    else await session.openBatch(batchId, review.document?.id ?? null);
  }
}
