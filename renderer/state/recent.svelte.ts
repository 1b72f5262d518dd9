import type { Client } from '../../shared/ipc/contract';
import type { RecentWorkspace } from '../../shared/ipc/shapes';
import type { ToastsController } from './toasts.svelte';

/** The workspaces that were open before. */
export class RecentController {
  list = $state.raw<readonly RecentWorkspace[]>([]);
  readonly #client: Client;
  readonly #toasts: ToastsController;

  constructor(client: Client, toasts: ToastsController) {
    this.#client = client;
    this.#toasts = toasts;
  }

  /** Looks again, also for which of them are still there. */
  async load(): Promise<void> {
    await this.#take(() => this.#client.workspace.recent());
  }

  /** Takes one off the list; the file stays. */
  async forget(path: string): Promise<void> {
    await this.#take(() => this.#client.workspace.forget({ path }));
  }

  async #take(ask: () => Promise<RecentWorkspace[]>): Promise<void> {
    try {
      this.list = await ask();
    } catch (thrown) {
      this.#toasts.fail(thrown);
    }
  }
}
