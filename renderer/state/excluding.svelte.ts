import type { Client } from '../../shared/ipc/contract';
import type { ReviewDocument } from '../../shared/ipc/shapes';
import type { ExcludeReason } from '../../shared/model/exclusion';
import type { AdvancingController } from './advancing.svelte';
import type { AnnouncerController } from './announcer.svelte';
import type { DecisionsController } from './decisions.svelte';
import type { ReviewController } from './review.svelte';
import type { ToastsController } from './toasts.svelte';

export interface ExcludingParts {
  readonly client: Client;
  readonly review: ReviewController;
  readonly decisions: DecisionsController;
  readonly advancing: AdvancingController;
  readonly announcer: AnnouncerController;
  readonly toasts: ToastsController;
}

/** Whole documents that are left out of exports, and brought back. */
export class ExcludingController {
  /** True while a reason is being chosen. */
  asking = $state(false);
  readonly #parts: ExcludingParts;

  constructor(parts: ExcludingParts) {
    this.#parts = parts;
  }

  ask(): void {
    this.asking = this.#parts.review.document !== null;
  }

  dismiss(): void {
    this.asking = false;
  }

  /** Leaves the shown document out and, as the settings say, goes on to the next one. */
  async exclude(reason: ExcludeReason): Promise<void> {
    const { review, decisions, advancing } = this.#parts;
    const { document } = review;
    this.asking = false;
    if (!document || document.excluded?.reason === reason) return;
    const written = this.#write(document.id, reason);
    advancing.advanceIfWanted();
    if (await written) decisions.sayUndoable(`Excluded ${nameOf(document)} as ${reason}`);
  }

  async bringBack(): Promise<void> {
    const { review, announcer } = this.#parts;
    const { document } = review;
    this.asking = false;
    if (!document?.excluded) return;
    if (await this.#write(document.id, null)) announcer.say('Brought back');
  }

  async #write(documentId: number, reason: ExcludeReason | null): Promise<boolean> {
    const { client, decisions, review, toasts } = this.#parts;
    review.paintDocument(documentId, (document) => withExclusion(document, reason));
    try {
      await decisions.send(documentId, [], () => client.documents.exclude({ documentId, reason }));
      return true;
    } catch (thrown) {
      toasts.fail(thrown, { label: 'Go there', run: () => void review.open(documentId) });
      await decisions.reloadIfShown(documentId);
      return false;
    }
  }
}

function nameOf({ path }: ReviewDocument): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function withExclusion(document: ReviewDocument, reason: ExcludeReason | null): ReviewDocument {
  const { excluded, ...rest } = document;
  return reason === null ? rest : { ...rest, excluded: { reason, at: excluded?.at ?? '' } };
}
