import type { Client } from '../../shared/ipc/contract';
import type { ReviewFlag } from '../../shared/ipc/shapes';
import type { FlagKind } from '../../shared/model/kind';
import { type Span, spanKey } from '../../shared/model/span';
import type { AdvancingController } from './advancing.svelte';
import type { DecisionsController } from './decisions.svelte';
import { isOwnCut } from './review-flags';
import type { ReviewController } from './review.svelte';
import type { SelectionController } from './selection.svelte';
import type { SettingsController } from './settings.svelte';
import type { ToastsController } from './toasts.svelte';

/** What gets a kind: a selection that is to be cut, or a flag that is called something else. */
export type KindQuestion =
  | { readonly about: 'selection'; readonly documentId: number; readonly span: Span }
  | { readonly about: 'flag'; readonly documentId: number; readonly flag: ReviewFlag };

export interface KindsParts {
  readonly client: Client;
  readonly review: ReviewController;
  readonly selection: SelectionController;
  readonly decisions: DecisionsController;
  readonly advancing: AdvancingController;
  readonly settings: SettingsController;
  readonly toasts: ToastsController;
}

/** What cuts are called. The last answer for an own cut is that for the next one. */
export class KindsController {
  question = $state.raw<KindQuestion | null>(null);
  readonly #parts: KindsParts;

  constructor(parts: KindsParts) {
    this.#parts = parts;
  }

  /** What an own cut is called without asking. */
  get own(): FlagKind {
    return this.#parts.settings.value.ownCutKind ?? 'junk';
  }

  /** What the thing in question is called now. */
  get present(): FlagKind {
    return this.question?.about === 'flag' ? this.question.flag.kind : this.own;
  }

  askForSelection(): void {
    const { review, selection } = this.#parts;
    const { span } = selection;
    if (span && review.document) {
      this.question = { about: 'selection', documentId: review.document.id, span };
    }
  }

  askForFlag(): void {
    const { current: flag, document } = this.#parts.review;
    if (flag && document) this.question = { about: 'flag', documentId: document.id, flag };
  }

  dismiss(): void {
    this.question = null;
  }

  choose(kind: FlagKind): void {
    const { question } = this;
    const { decisions, review, selection, settings } = this.#parts;
    this.question = null;
    if (!question || review.document?.id !== question.documentId) return;
    const isOwn = question.about === 'selection' || isOwnCut(question.flag);
    if (isOwn && kind !== this.own) void settings.set({ ownCutKind: kind });
    if (question.about === 'selection') selection.clear();
    // A selection that is a flag to the letter is that flag.
    const flag =
      question.about === 'flag'
        ? question.flag
        : review.flags.find((other) => spanKey(other) === spanKey(question.span));
    if (flag) this.#call(question.documentId, flag, kind);
    else if (question.about === 'selection') decisions.cutSpan(question.span, kind);
  }

  /** Cuts a flag as what the curator calls it. */
  #call(documentId: number, flag: ReviewFlag, kind: FlagKind): void {
    const { client, review, decisions, advancing, toasts } = this.#parts;
    const { start, end } = flag;
    const cut = { ...flag, kind, verdict: 'confirmed', actor: 'curator' } as const;
    review.paintInstead(flag, cut);
    void decisions
      .send(documentId, [flag], () =>
        client.review.setKind({ documentId, span: { start, end }, kind }),
      )
      .catch((thrown: unknown) => toasts.fail(thrown))
      .finally(() => decisions.reloadIfShown(documentId));
    if (flag.verdict === 'open') advancing.advanceIfWanted();
  }
}
