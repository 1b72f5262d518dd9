import type { Client } from '../../shared/ipc/contract';
import type { ProblemList } from '../../shared/ipc/shapes';
import type { ToastsController } from './toasts.svelte';

/** What could not be imported, and why. */
export class ProblemsController {
  open = $state(false);
  list = $state.raw<ProblemList>([]);
  loading = $state(false);
  readonly #client: Client;
  readonly #toasts: ToastsController;

  constructor(client: Client, toasts: ToastsController) {
    this.#client = client;
    this.#toasts = toasts;
  }

  async show(batchId: number): Promise<void> {
    this.open = true;
    this.loading = true;
    try {
      this.list = await this.#client.batches.problems({ batchId });
    } catch (thrown) {
      this.list = [];
      this.#toasts.fail(thrown);
    } finally {
      this.loading = false;
    }
  }

  close(): void {
    this.open = false;
  }
}
