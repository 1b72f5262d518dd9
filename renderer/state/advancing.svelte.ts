import type { DocumentsController } from './documents.svelte';
import type { ReviewController } from './review.svelte';
import type { SettingsController } from './settings.svelte';
import type { SkipsController } from './skips.svelte';
import type { ToastsController } from './toasts.svelte';

export interface AdvancingParts {
  readonly review: ReviewController;
  readonly documents: DocumentsController;
  readonly settings: SettingsController;
  readonly skips: SkipsController;
  readonly toasts: ToastsController;
}

/** Where one goes when a flag or document is done or skipped. */
export class AdvancingController {
  readonly #parts: AdvancingParts;

  constructor(parts: AdvancingParts) {
    this.#parts = parts;
  }

  get skips(): SkipsController {
    return this.#parts.skips;
  }

  advanceIfWanted(): void {
    if (this.#parts.settings.value.autoAdvance) this.advance();
  }

  /** Leaves the current flag open and goes on; it comes round again when nothing else is left. */
  skip(): void {
    const { review, skips } = this.#parts;
    if (!review.current || !review.document) return;
    skips.add(review.document.id, review.current);
    this.advance();
  }

  /** Goes to the next open flag that was not skipped, or else to the skipped ones again. */
  advance(): void {
    const { review, skips, toasts } = this.#parts;
    if (this.#stepUnskipped()) {
      if (review.wantedCount === 1 && review.document) review.prefetch(this.#nextOpen(1));
      return;
    }
    if (review.document && review.wantedCount > 0 && !review.isExcluded)
      skips.pass(review.document.id);
    const next = this.#nextOpen(1, (id) => !skips.isPassed(id));
    if (next !== undefined) {
      void review.open(next).then((shown) => shown && this.#leaveSkipped());
      return;
    }
    if (!skips.any) return;
    skips.clear();
    if (review.stepOpen() || this.openBeside(1)) toasts.say('Only skipped flags are left');
  }

  /** Goes to the next or previous document with open flags; false when there is none. */
  openBeside(step: 1 | -1): boolean {
    const next = this.#nextOpen(step);
    if (next !== undefined) void this.#parts.review.open(next);
    return next !== undefined;
  }

  #stepUnskipped(): boolean {
    const { review, skips } = this.#parts;
    const id = review.document?.id;
    if (id === undefined || review.isExcluded) return false;
    return review.stepOpen(1, (flag) => !skips.has(id, flag));
  }

  #leaveSkipped(): void {
    const { review, skips } = this.#parts;
    const { current, document } = review;
    if (current && document && skips.has(document.id, current)) this.#stepUnskipped();
  }

  /** The next document with open flags that is wanted, other than the shown one. */
  #nextOpen(step: 1 | -1, wants: (id: number) => boolean = () => true): number | undefined {
    const { review, documents } = this.#parts;
    const shown = review.document?.id;
    if (shown === undefined) return documents.firstOpen();
    const first = documents.openBeside(shown, step);
    let next = first;
    while (next !== undefined && !wants(next)) {
      next = documents.openBeside(next, step);
      if (next === first || next === shown) return undefined;
    }
    return next;
  }
}
