import type { Client } from '../../shared/ipc/contract';
import type { AnnouncerController } from './announcer.svelte';
import type { DecisionsController } from './decisions.svelte';
import { moveEdge, type EdgeMove } from './move-edge';
import { adjustedFlag } from './review-flags';
import type { ReviewController } from './review.svelte';
import type { ToastsController } from './toasts.svelte';

export interface AdjustingParts {
  readonly client: Client;
  readonly review: ReviewController;
  readonly decisions: DecisionsController;
  readonly announcer: AnnouncerController;
  readonly toasts: ToastsController;
}

/** A pause this long ends a run of adjustments, in milliseconds. */
const runEnds = 400;
/** Characters read out around the end that has moved. */
const readOut = 60;

/**
 * Shrinks and grows the current flag or cut. Each step is painted at once and is an undo step of its
 * own; what the text says of the new span is read when one pauses.
 */
export class AdjustingController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #parts: AdjustingParts;

  constructor(parts: AdjustingParts) {
    this.#parts = parts;
  }

  /** True where that end of the current flag can move so. */
  can(move: EdgeMove): boolean {
    const { current, document, showsFlags } = this.#parts.review;
    if (!current || !document || document.excluded || !showsFlags) return false;
    return moveEdge(document.text, document.blocks, current, move) !== undefined;
  }

  move(move: EdgeMove): void {
    const { client, review, decisions, announcer, toasts } = this.#parts;
    const { current: flag, document } = review;
    if (!flag || !document || document.excluded || !review.showsFlags) return;
    const to = moveEdge(document.text, document.blocks, flag, move);
    if (!to) {
      announcer.say('No further');
      return;
    }
    const span = { start: flag.start, end: flag.end };
    review.paintInstead(flag, adjustedFlag(flag, to));
    const words = document.text.slice(to.start, to.end).trim();
    announcer.say(
      move.edge === 'end'
        ? `ends with ${words.slice(-readOut)}`
        : `starts with ${words.slice(0, readOut)}`,
    );
    const documentId = document.id;
    void decisions
      .send(documentId, [span], () => client.review.adjust({ documentId, span, to }))
      .then(() => this.#readSoon(documentId))
      .catch((thrown: unknown) => {
        toasts.fail(thrown);
        this.#readSoon(documentId, 0);
      });
  }

  /** Reads the document when no adjustment follows for a while. */
  #readSoon(documentId: number, delay = runEnds): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#parts.decisions.reloadIfShown(documentId), delay);
  }
}
