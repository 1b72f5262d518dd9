import type { Client } from '../../shared/ipc/contract';
import type { ExportPlan } from '../../shared/ipc/shapes';
import type { JobsController } from './jobs.svelte';
import type { ToastsController } from './toasts.svelte';
import type { WorkspaceController } from './workspace.svelte';
import type { WriteQueue } from './write-queue.svelte';

export type LineEnds = 'lf' | 'source';

export interface ExportingParts {
  readonly client: Client;
  readonly queue: WriteQueue;
  readonly workspace: WorkspaceController;
  readonly jobs: JobsController;
  readonly toasts: ToastsController;
}

/** An export, step by step: folder, plan, run, result. */
export class ExportingController {
  open = $state(false);
  plan = $state.raw<ExportPlan | null>(null);
  planning = $state(false);
  lineEnds = $state<LineEnds>('lf');
  /** The curator's word that an earlier export may be replaced. */
  mayReplace = $state(false);
  #jobId = $state<string | null>(null);
  readonly #parts: ExportingParts;

  constructor(parts: ExportingParts) {
    this.#parts = parts;
  }

  /** The job of this export, once it runs. */
  get job() {
    const job = this.#parts.jobs.current;
    return this.#jobId !== null && job?.jobId === this.#jobId ? job : null;
  }

  get canRun(): boolean {
    if (!this.plan || this.planning || this.#jobId !== null || this.#parts.jobs.running)
      return false;
    return this.plan.verdict === 'ready' || (this.plan.verdict === 'replace' && this.mayReplace);
  }

  /** Opens the dialog and asks for a folder at once. */
  async start(): Promise<void> {
    if (!this.#parts.workspace.batch) return;
    if (!this.open || this.job?.state !== 'running') {
      this.plan = null;
      this.mayReplace = false;
      this.#jobId = null;
    }
    this.open = true;
    if (this.job === null) await this.chooseFolder();
  }

  async chooseFolder(): Promise<void> {
    const { client, queue, workspace, toasts } = this.#parts;
    const batchId = workspace.batchId;
    if (batchId === null) return;
    try {
      const folder = await client.host.pickExportFolder();
      if (folder === null) return;
      this.planning = true;
      this.mayReplace = false;
      await queue.settled();
      this.plan = await client.exports.plan({ batchId, folder });
    } catch (thrown) {
      toasts.fail(thrown);
    } finally {
      this.planning = false;
    }
  }

  async run(): Promise<void> {
    const { client, workspace, toasts } = this.#parts;
    const { plan } = this;
    const batchId = workspace.batchId;
    if (!this.canRun || !plan || batchId === null) return;
    try {
      const { jobId } = await client.exports.run({
        batchId,
        folder: plan.folder,
        replace: plan.verdict === 'replace',
        lineEnds: this.lineEnds,
      });
      this.#jobId = jobId;
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  async reveal(): Promise<void> {
    const path = this.job?.folder ?? this.plan?.folder;
    if (!path) return;
    try {
      await this.#parts.client.host.reveal({ path });
    } catch (thrown) {
      this.#parts.toasts.fail(thrown);
    }
  }

  close(): void {
    this.open = false;
  }
}
