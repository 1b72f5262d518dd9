import type { Span } from '../../shared/model/span';
import type { ReviewController } from './review.svelte';

/** Blocks chosen by keyboard, both ends included. */
interface BlockRange {
  readonly anchor: number;
  readonly head: number;
}

/** What the curator has selected for a cut of their own: by mouse in the text, or block by block. */
export class SelectionController {
  /** The selected text, without white space at its ends. */
  text = $state.raw<Span | null>(null);
  blocks = $state.raw<BlockRange | null>(null);
  /** Called when a choice is dropped, so that the page drops its own. */
  onCleared: () => void = () => undefined;
  readonly #review: ReviewController;

  constructor(review: ReviewController) {
    this.#review = review;
  }

  /** The span a cut would take. */
  get span(): Span | null {
    const document = this.#review.document;
    if (!document || this.#review.loading || !this.#review.showsFlags) return null;
    if (!this.blocks) return this.text;
    const [first, last] = this.#ends(this.blocks);
    const from = document.blocks[first];
    const to = document.blocks[last];
    return from && to ? { start: from.start, end: to.end } : null;
  }

  hasBlock(block: number): boolean {
    if (!this.blocks) return false;
    const [first, last] = this.#ends(this.blocks);
    return first <= block && block <= last;
  }

  /** Starts choosing blocks at the current flag, or stops it. */
  toggleBlocks(): void {
    const { document, current } = this.#review;
    if (this.blocks || !document || document.blocks.length === 0) {
      this.blocks = null;
      return;
    }
    const start = current?.start ?? 0;
    const found = document.blocks.findIndex((block) => block.end > start);
    const block = Math.max(0, found);
    this.blocks = { anchor: block, head: block };
  }

  /** Moves the chosen block, or with `extend` the far end of the choice. */
  moveBlocks(by: 1 | -1, extend: boolean): void {
    const count = this.#review.document?.blocks.length ?? 0;
    if (!this.blocks) return;
    const head = Math.min(count - 1, Math.max(0, this.blocks.head + by));
    this.blocks = { anchor: extend ? this.blocks.anchor : head, head };
  }

  clear(): void {
    this.text = null;
    this.blocks = null;
    this.onCleared();
  }

  #ends({ anchor, head }: BlockRange): [number, number] {
    return [Math.min(anchor, head), Math.max(anchor, head)];
  }
}
