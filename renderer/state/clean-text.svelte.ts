import type { Client } from '../../shared/ipc/contract';
import type { Span } from '../../shared/model/span';
import type { ToastsController } from './toasts.svelte';
import type { WriteQueue } from './write-queue.svelte';

/** What an export would leave out of a document now. */
export class CleanTextController {
  documentId = $state<number | null>(null);
  /** Spans of the document's text, with the line ends they take along. */
  cuts = $state.raw<readonly Span[]>([]);
  #ticket = 0;
  readonly #client: Client;
  readonly #queue: WriteQueue;
  readonly #toasts: ToastsController;

  constructor(client: Client, queue: WriteQueue, toasts: ToastsController) {
    this.#client = client;
    this.#queue = queue;
    this.#toasts = toasts;
  }

  /** Reads the clean text after everything decided so far is written. */
  async load(documentId: number): Promise<void> {
    const ticket = ++this.#ticket;
    try {
      await this.#queue.settled();
      const { cuts } = await this.#client.documents.clean({ documentId });
      if (ticket !== this.#ticket) return;
      this.documentId = documentId;
      this.cuts = cuts;
    } catch (thrown) {
      if (ticket === this.#ticket) this.#toasts.fail(thrown);
    }
  }
}
