import { wantedInWords } from './document-filter';
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
    const { documents, review, skips } = this.#parts;
    if (this.#stepUnskipped()) {
      if (review.wantedCount === 1 && review.document) review.prefetch(this.#nextOpen(1));
      return;
    }
    if (review.document) {
      documents.setFitting(review.document.id, review.wantedCount > 0 && !review.isExcluded);
      if (review.wantedCount > 0 && !review.isExcluded) skips.pass(review.document.id);
    }
    void this.#goOn();
  }

  /** Goes to the next or previous document with open flags; false when there is none. */
  async openBeside(step: 1 | -1): Promise<boolean> {
    return (await this.#openNext(step)) !== 'none';
  }

  /** Changes the filter. Where it lists less the keys go there, instead of staying on what is not listed. */
  async narrow(change: Parameters<DocumentsController['change']>[0]): Promise<void> {
    const { documents, review } = this.#parts;
    await documents.change(change);
    review.unchoose();
    if (Object.values(change).every((value) => value === undefined)) return;
    const { current, document } = review;
    if (document && documents.shownIds.includes(document.id)) {
      if (current && !review.wants(current)) review.stepOpen();
    } else await this.openFirstListed();
  }

  /** Opens the first document of the list; stays where none is listed. */
  async openFirstListed(): Promise<void> {
    const first = this.#parts.documents.shownIds[0];
    if (first !== undefined) await this.#parts.review.open(first);
  }

  async #goOn(): Promise<void> {
    const { documents, review, skips, toasts } = this.#parts;
    const went = await this.#openNext(1, (id) => !skips.isPassed(id));
    if (went === 'shown') this.#leaveSkipped();
    if (went !== 'none') return;
    if (skips.any) {
      skips.clear();
      if (review.stepOpen() || (await this.openBeside(1)))
        toasts.say('Only skipped flags are left');
    } else if (documents.isByFlags) {
      toasts.say(`No other open ${wantedInWords(documents.filter)} in the list`);
    }
  }

  /**
   * Opens the next document that is wanted. What fits is known from the last count: a document in
   * which nothing that fits is open any more is passed over, unseen.
   */
  async #openNext(
    step: 1 | -1,
    wants?: (id: number) => boolean,
  ): Promise<'shown' | 'none' | 'left'> {
    const { documents, review } = this.#parts;
    for (;;) {
      const next = this.#nextOpen(step, wants);
      if (next === undefined) return 'none';
      let fits = true;
      const shown = await review.open(next, undefined, (flags) => {
        fits =
          !documents.isByFlags ||
          flags.some((flag) => flag.verdict === 'open' && review.wants(flag));
        return fits;
      });
      if (shown) return 'shown';
      if (fits) return 'left';
      documents.setFitting(next, false);
    }
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
