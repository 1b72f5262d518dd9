import type { Client } from '../../shared/ipc/contract';
import type { LineEnds } from '../../shared/ipc/base-shapes';
import type { ExportPlan } from '../../shared/ipc/export-shapes';
import type { JobProgress, LastExport } from '../../shared/ipc/shapes';
import { countOf } from './count-of';
import type { JobsController } from './jobs.svelte';
import type { ToastsController } from './toasts.svelte';
import type { WorkspaceController } from './workspace.svelte';
import type { WriteQueue } from './write-queue.svelte';

/** A cut as it is shown before an export: a little of what stays stands around it. */
export interface CutSample {
  readonly before: string;
  readonly cut: string;
  readonly after: string;
}

/** What an export leaves out of one document. */
export interface ExportSample {
  readonly documentId: number;
  readonly cuts: readonly CutSample[];
  /** Cuts that are not shown. */
  readonly more: number;
}

const cutsShown = 12;
const contextShown = 60;
const cutLength = 400;

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
  /** The document one looks into before the export. */
  sample = $state.raw<ExportSample | null>(null);
  #jobId = $state<string | null>(null);
  readonly #parts: ExportingParts;

  constructor(parts: ExportingParts) {
    this.#parts = parts;
  }

  /** Where the open batch was exported to last. */
  get last(): LastExport | undefined {
    const { batchId, state } = this.#parts.workspace;
    return state?.exports.find((last) => last.batchId === batchId);
  }

  /** The last export of the open batch where it was broken off. */
  get unfinished(): LastExport | undefined {
    const { jobs } = this.#parts;
    const isRunning = jobs.running && jobs.current?.kind === 'export';
    return isRunning || this.last?.finished ? undefined : this.last;
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
    if (this.job !== null) return;
    const { last } = this;
    if (last) this.lineEnds = last.lineEnds;
    await (last ? this.#planFor(last.folder) : this.chooseFolder());
  }

  async chooseFolder(): Promise<void> {
    const { client, workspace, toasts } = this.#parts;
    if (workspace.batchId === null) return;
    try {
      const folder = await client.host.pickExportFolder();
      if (folder !== null) await this.#planFor(folder);
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  /** Shows what is cut from one document of the plan; closes it when it is shown already. */
  async lookInto(documentId: number): Promise<void> {
    const { client, queue, toasts } = this.#parts;
    if (this.sample?.documentId === documentId) {
      this.sample = null;
      return;
    }
    try {
      await queue.settled();
      const [{ text }, { cuts }] = await Promise.all([
        client.documents.open({ documentId }),
        client.documents.clean({ documentId }),
      ]);
      this.sample = {
        documentId,
        cuts: cuts.slice(0, cutsShown).map(({ start, end }) => ({
          before: lineOf(text.slice(Math.max(0, start - contextShown), start), -1),
          cut: text.slice(start, Math.min(end, start + cutLength)).trim(),
          after: lineOf(text.slice(end, end + contextShown), 0),
        })),
        more: Math.max(0, cuts.length - cutsShown),
      };
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  async #planFor(folder: string): Promise<void> {
    const { client, queue, workspace, toasts } = this.#parts;
    const batchId = workspace.batchId;
    if (batchId === null) return;
    try {
      this.planning = true;
      this.mayReplace = false;
      this.sample = null;
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
      await workspace.refresh();
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  /** An export has ended: said where its dialog does not say it. */
  async ended(job: JobProgress): Promise<void> {
    const { workspace, toasts } = this.#parts;
    try {
      await workspace.refresh();
    } catch (thrown) {
      toasts.fail(thrown);
    }
    if (this.open && this.job) return;
    if (job.state === 'failed' && job.error) toasts.failWith(job.error);
    if (job.state !== 'done') return;
    const action = { label: 'Show in folder', run: () => void this.reveal(job.folder) };
    toasts.say(`Exported ${countOf(job.done, 'document')}`, action);
  }

  /** Gives up an export that was broken off; its folder stays as it is. */
  async forget(): Promise<void> {
    const { client, workspace, toasts } = this.#parts;
    const { batchId } = workspace;
    if (batchId === null) return;
    try {
      await client.exports.forget({ batchId });
      await workspace.refresh();
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  async reveal(path = this.job?.folder ?? this.plan?.folder): Promise<void> {
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

/** The first (0) or last (-1) line that is not blank. */
function lineOf(text: string, at: 0 | -1): string {
  const lines = text.split(/[\n\r\u2028\u2029]+/).filter((line) => line.trim() !== '');
  return (lines.at(at) ?? '').trim();
}
