import type { Client } from '../../shared/ipc/contract';
import type { AnnouncerController } from './announcer.svelte';
import type { DecisionsController } from './decisions.svelte';
import type { ReviewFlag } from '../../shared/ipc/shapes';
import { spanKey, type Span } from '../../shared/model/span';
import { moveEdge, moveEdgeTo, type EdgeMove } from './move-edge';
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

interface Dragged {
  readonly documentId: number;
  readonly edge: EdgeMove['edge'];
  readonly flag: ReviewFlag;
  readonly at: ReviewFlag;
}

/** A pause this long ends a run of adjustments, in milliseconds. */
const runEnds = 400;
/** Characters read out around the end that has moved. */
const readOut = 60;

/**
 * Shrinks and grows the current flag or cut. Each step, or one pull with the mouse, is painted at once
 * and is an undo step of its own; what the text says of the new span is read when one pauses.
 */
export class AdjustingController {
  /** The flag whose end is being dragged, as it was and as it is painted. */
  dragged = $state.raw<Dragged | null>(null);
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
    const { review, announcer } = this.#parts;
    const { current: flag, document } = review;
    if (!flag || !document || document.excluded || !review.showsFlags) return;
    const to = moveEdge(document.text, document.blocks, flag, move);
    if (!to) {
      announcer.say('No further');
      return;
    }
    review.paintInstead(flag, adjustedFlag(flag, to));
    this.#write(flag, to, move.edge);
  }

  /** Takes an end of the current flag in hand. */
  grab(edge: EdgeMove['edge']): void {
    const { current: flag, document, showsFlags } = this.#parts.review;
    if (!flag || !document || document.excluded || !showsFlags) return;
    clearTimeout(this.#timer);
    this.dragged = { documentId: document.id, edge, flag, at: flag };
  }

  /** Paints the flag in hand with its end at the word that stands at an offset of the text. */
  dragTo(offset: number): void {
    const { review } = this.#parts;
    const { dragged } = this;
    if (!dragged || review.document?.id !== dragged.documentId) return;
    const { flag, at, edge } = dragged;
    const to = moveEdgeTo(review.document.text, flag, edge, offset);
    if (to.start === at.start && to.end === at.end) return;
    const painted = spanKey(to) === spanKey(flag) ? flag : adjustedFlag(flag, to);
    review.paintInstead(at, painted);
    this.dragged = { ...dragged, at: painted };
  }

  /** Lets go of the flag in hand: where its end is now it is cut, in one undo step. */
  drop(): void {
    const { dragged } = this;
    this.dragged = null;
    if (!dragged || this.#parts.review.document?.id !== dragged.documentId) return;
    const { flag, at, edge } = dragged;
    if (at !== flag) this.#write(flag, { start: at.start, end: at.end }, edge);
  }

  /** Puts the flag in hand back as it was. */
  letGo(): void {
    const { review } = this.#parts;
    const { dragged } = this;
    this.dragged = null;
    if (!dragged || review.document?.id !== dragged.documentId) return;
    if (dragged.at !== dragged.flag) review.paintInstead(dragged.at, dragged.flag);
  }

  /** Cuts `to` in place of a flag, after it was painted so. */
  #write({ start, end }: ReviewFlag, to: Span, edge: EdgeMove['edge']): void {
    const { client, review, decisions, announcer, toasts } = this.#parts;
    const document = review.document!;
    const words = document.text.slice(to.start, to.end).trim();
    announcer.say(
      edge === 'end'
        ? `ends with ${words.slice(-readOut)}`
        : `starts with ${words.slice(0, readOut)}`,
    );
    const documentId = document.id;
    const span = { start, end };
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
