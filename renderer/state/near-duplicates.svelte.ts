import type { Client } from '../../shared/ipc/contract';
import type { NearDecisions } from '../../shared/ipc/shapes';
import { countOf } from './count-of';
import type { DecisionsController } from './decisions.svelte';
import type { ReviewController } from './review.svelte';
import type { ToastsController } from './toasts.svelte';
import type { WriteQueue } from './write-queue.svelte';

/** What deciding the near-duplicates of a document like it would do. */
export interface NearQuestion {
  readonly documentId: number;
  readonly found: NearDecisions;
}

export interface NearDuplicatesParts {
  readonly client: Client;
  readonly queue: WriteQueue;
  readonly review: ReviewController;
  readonly decisions: DecisionsController;
  readonly toasts: ToastsController;
}

/** Documents that say nearly the same, decided like the shown one after a look at what would change. */
export class NearDuplicatesController {
  question = $state.raw<NearQuestion | null>(null);
  readonly #parts: NearDuplicatesParts;

  constructor(parts: NearDuplicatesParts) {
    this.#parts = parts;
  }

  /** The shown document has near-duplicates, and decisions of the curator to offer them. */
  get canAsk(): boolean {
    const { review } = this.#parts;
    return (
      (review.document?.nearDuplicates.count ?? 0) > 0 &&
      review.flags.some(({ verdict, actor }) => verdict !== 'open' && actor === 'curator')
    );
  }

  /** Counts what would change; the answer opens the question. */
  async ask(): Promise<void> {
    const { client, review, queue, toasts } = this.#parts;
    const documentId = review.document?.id;
    if (documentId === undefined) return;
    try {
      await queue.settled();
      const found = await client.review.nearDecisions({ documentId });
      if (review.document?.id === documentId) this.question = { documentId, found };
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  dismiss(): void {
    this.question = null;
  }

  /** Decides the near-duplicates, in one undo step. */
  async decide(): Promise<void> {
    const { client, decisions, toasts } = this.#parts;
    const question = this.question;
    this.question = null;
    if (!question) return;
    const { documentId } = question;
    try {
      const decided = await decisions.send(documentId, [], () =>
        client.review.decideNear({ documentId }),
      );
      const where = countOf(decided.documents.length, 'near-duplicate');
      decisions.sayUndoable(`Decided ${countOf(decided.changed, 'text')} in ${where}`);
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }
}
