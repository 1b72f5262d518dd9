import type { Client } from '../../shared/ipc/contract';
import type { BatchCounts, BatchSummary, WorkspaceState } from '../../shared/ipc/shapes';

/** The open workspace, its batches and the batch one works in. */
export class WorkspaceController {
  state = $state.raw<WorkspaceState | null>(null);
  batchId = $state<number | null>(null);
  readonly batches = $derived(this.state?.batches ?? []);
  readonly batch = $derived(this.batches.find((batch) => batch.id === this.batchId));
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  show(state: WorkspaceState): void {
    this.state = state;
    if (!state.batches.some((batch) => batch.id === this.batchId)) this.batchId = null;
  }

  /** Asks for its state again, after an import for example. */
  async refresh(): Promise<void> {
    if (!this.state) return;
    const state = await this.#client.workspace.current();
    if (state) this.state = state;
  }

  /** The newest batch that has anything in it, else the newest. */
  newest(): BatchSummary | undefined {
    const byAge = this.batches.toSorted((a, b) => b.id - a.id);
    return byAge.find((batch) => batch.counts.documents > 0) ?? byAge[0];
  }

  applyCounts(batchId: number, counts: BatchCounts): void {
    if (!this.state) return;
    const batches = this.batches.map((batch) =>
      batch.id === batchId ? { ...batch, counts } : batch,
    );
    this.state = { ...this.state, batches };
  }
}
