import type { Client } from '../../shared/ipc/contract';
import { freeBatchName } from '../../shared/model/free-batch-name';
import { batchNameOf } from './batch-name';
import type { ToastsController } from './toasts.svelte';
import type { WorkspaceController } from './workspace.svelte';

/** Paths that wait for a word on where they should go. */
export interface ImportOffer {
  readonly paths: readonly string[];
  readonly name: string;
}

/** Brings files and folders in: as a new batch, or into the open one. */
export class ImportingController {
  /** Set while the curator is asked: new batch, or into the open one. */
  offer = $state.raw<ImportOffer | null>(null);
  /** Called with the batch of an import once it runs. */
  onStarted: (batchId: number) => void = () => undefined;
  readonly #client: Client;
  readonly #workspace: WorkspaceController;
  readonly #toasts: ToastsController;

  constructor(client: Client, workspace: WorkspaceController, toasts: ToastsController) {
    this.#client = client;
    this.#workspace = workspace;
    this.#toasts = toasts;
  }

  async pickFiles(): Promise<void> {
    await this.#pick(() => this.#client.host.pickFiles());
  }

  async pickFolder(): Promise<void> {
    await this.#pick(() => this.#client.host.pickFolder());
  }

  /** Takes paths in; asks where to when a batch is open already. */
  propose(paths: readonly string[]): void {
    if (paths.length === 0 || !this.#workspace.state) return;
    const taken = this.#workspace.batches.map((batch) => batch.name);
    const name = freeBatchName(batchNameOf(paths), taken);
    if (this.#workspace.batch) this.offer = { paths, name };
    else void this.#start(paths, { name });
  }

  async acceptAsNew(name: string): Promise<void> {
    const offer = this.#takeOffer();
    if (offer) await this.#start(offer.paths, { name: name.trim() || offer.name });
  }

  async acceptInto(batchId: number): Promise<void> {
    const offer = this.#takeOffer();
    if (offer) await this.#start(offer.paths, { batchId });
  }

  dismiss(): void {
    this.offer = null;
  }

  #takeOffer(): ImportOffer | null {
    const offer = this.offer;
    this.offer = null;
    return offer;
  }

  async #pick(pick: () => Promise<string[]>): Promise<void> {
    try {
      this.propose(await pick());
    } catch (thrown) {
      this.#toasts.fail(thrown);
    }
  }

  async #start(
    paths: readonly string[],
    target: { name: string } | { batchId: number },
  ): Promise<void> {
    try {
      const { batchId } = await this.#client.batches.import({ paths: [...paths], ...target });
      this.onStarted(batchId);
    } catch (thrown) {
      this.#toasts.fail(thrown);
    }
  }
}
