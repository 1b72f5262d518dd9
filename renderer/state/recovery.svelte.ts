import { AppError } from '../../shared/errors/app-error';
import type { Client } from '../../shared/ipc/contract';
import type { DecisionsController } from './decisions.svelte';
import type { DocumentsController } from './documents.svelte';
import type { JobsController } from './jobs.svelte';
import type { ReviewController } from './review.svelte';
import type { SessionController } from './session.svelte';
import type { ToastsController } from './toasts.svelte';
import type { WorkspaceController } from './workspace.svelte';
import type { WriteQueue } from './write-queue.svelte';

export interface RecoveryParts {
  readonly client: Client;
  readonly queue: WriteQueue;
  readonly workspace: WorkspaceController;
  readonly documents: DocumentsController;
  readonly review: ReviewController;
  readonly decisions: DecisionsController;
  readonly jobs: JobsController;
  readonly session: SessionController;
  readonly toasts: ToastsController;
}

/**
 * What happens when the backend has died and was started anew: the curator is told, and what is
 * shown is read again at the same flag. Nothing is sent a second time.
 */
export class RecoveryController {
  readonly #parts: RecoveryParts;

  constructor(parts: RecoveryParts) {
    this.#parts = parts;
    parts.client.host.onRestarted(() => void this.#recover());
  }

  async #recover(): Promise<void> {
    const { jobs, session, toasts } = this.#parts;
    toasts.failWith({
      message: 'The engine of Winnow stopped and was started again.',
      hint: 'What was shown as saved is saved; what was not was taken back.',
    });
    jobs.forget();
    try {
      if (session.phase === 'open') await this.#readAgain();
      else await session.start();
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  async #readAgain(): Promise<void> {
    const { client, queue, workspace, documents, review, decisions, jobs } = this.#parts;
    // Decisions made meanwhile go to the new backend first.
    await queue.settled();
    const state = await client.workspace.current();
    if (!state) throw new AppError('WORKSPACE_NONE');
    workspace.show(state);
    await jobs.load();
    const { batchId } = workspace;
    if (batchId === null) return;
    await Promise.all([documents.load(batchId), decisions.loadHistory(batchId)]);
    await review.reload();
    // What is shown now is what is stored.
    queue.failure = null;
  }
}
