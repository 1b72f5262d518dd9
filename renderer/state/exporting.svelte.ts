import type { Client } from '../../shared/ipc/contract';
import type { ExportPlan } from '../../shared/ipc/export-shapes';
import type { JobsController } from './jobs.svelte';
import type { ToastsController } from './toasts.svelte';
import type { WorkspaceController } from './workspace.svelte';
import type { WriteQueue } from './write-queue.svelte';

export type LineEnds = 'lf' | 'source';

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
  /** Where the batch was exported to in this session. */
  #folders = new Map<number, string>();
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
    if (this.job !== null) return;
    const known = this.#folders.get(this.#parts.workspace.batchId!);
    if (known === undefined) await this.chooseFolder();
    else await this.#planFor(known);
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
      this.#folders.set(batchId, plan.folder);
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

/** The first (0) or last (-1) line that is not blank. */
function lineOf(text: string, at: 0 | -1): string {
  const lines = text.split(/[\n\r\u2028\u2029]+/).filter((line) => line.trim() !== '');
  return (lines.at(at) ?? '').trim();
}
