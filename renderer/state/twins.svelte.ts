import type { Client } from '../../shared/ipc/contract';
import type { ReviewFlag, TwinsFound } from '../../shared/ipc/shapes';
import type { AdvancingController } from './advancing.svelte';
import { countOf } from './count-of';
import type { DecisionsController } from './decisions.svelte';
import type { ReviewController } from './review.svelte';
import type { ToastsController } from './toasts.svelte';

/** A flag with identical texts elsewhere, and what deciding all of them would touch. */
export interface TwinsQuestion {
  readonly documentId: number;
  readonly flag: ReviewFlag;
  readonly found: TwinsFound;
  /** What the question offers first. */
  readonly verdict: 'confirmed' | 'rejected';
}

export interface TwinsParts {
  readonly client: Client;
  readonly review: ReviewController;
  readonly decisions: DecisionsController;
  readonly advancing: AdvancingController;
  readonly toasts: ToastsController;
}

/** Identical texts of the batch, decided together after a look at how many there are. */
export class TwinsController {
  question = $state.raw<TwinsQuestion | null>(null);
  /** How far the decision on very many texts is that is being written. */
  progress = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
  readonly #parts: TwinsParts;

  constructor(parts: TwinsParts) {
    this.#parts = parts;
    parts.client.review.onDeciding((progress) => (this.progress = progress));
  }

  /** Asks how many identical texts the current flag has; the answer opens the question. */
  async ask(verdict: TwinsQuestion['verdict'] = 'confirmed'): Promise<void> {
    const { client, review, toasts } = this.#parts;
    const flag = review.current;
    const documentId = review.document?.id;
    if (!flag || documentId === undefined) return;
    try {
      const { start, end } = flag;
      const found = await client.review.twins({ documentId, start, end });
      if (review.document?.id === documentId) this.question = { documentId, flag, found, verdict };
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  dismiss(): void {
    this.question = null;
  }

  /** Decides the flag in question and all its twins, in one undo step. */
  async decide(verdict: 'confirmed' | 'rejected'): Promise<void> {
    const { client, review, decisions, advancing, toasts } = this.#parts;
    const question = this.question;
    this.question = null;
    if (!question) return;
    const { documentId, flag } = question;
    const { start, end } = flag;
    review.paint(documentId, [flag], verdict);
    try {
      const decided = await decisions.send(documentId, [flag], () =>
        client.review.decideTwins({ documentId, start, end, verdict }),
      );
      const verb = verdict === 'confirmed' ? 'Cut' : 'Kept';
      const where = countOf(decided.documents.length, 'document');
      decisions.sayUndoable(`${verb} ${countOf(decided.changed, 'text')} in ${where}`);
      await decisions.reloadIfShown(documentId);
      advancing.advanceIfWanted();
    } catch (thrown) {
      review.restore(documentId, [flag]);
      toasts.fail(thrown);
      // An analysis has moved the flag: what stands there now is shown.
      await decisions.reloadIfShown(documentId);
    } finally {
      this.progress = null;
    }
  }
}
