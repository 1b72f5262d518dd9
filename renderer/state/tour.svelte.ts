import type { Client, Contract, InputOf } from '../../shared/ipc/contract';
import { type Span, spanKey } from '../../shared/model/span';
import { isOwnCut } from './review-flags';
import type { DocumentsController } from './documents.svelte';
import type { ReviewController } from './review.svelte';
import type { SettingsController } from './settings.svelte';
import type { WorkspaceController } from './workspace.svelte';

/** What the tour has a curator do, in this order. */
export const tourSteps = [
  'cut',
  'keep',
  'undo',
  'document',
  'twins',
  'own',
  'clean',
  'export',
] as const;
export type TourStep = (typeof tourSteps)[number];

type DecideInput = InputOf<Contract['review']['decide']>;

/** Documents that are looked into for a flag with twins. */
const mostLookedInto = 40;

export interface TourParts {
  readonly client: Client;
  readonly workspace: WorkspaceController;
  readonly documents: DocumentsController;
  readonly review: ReviewController;
  readonly settings: SettingsController;
}

/** Teaches the keys over the samples: a step is done when the curator has really done it. */
export class TourController {
  #stood: number | undefined;
  /** Set once everything that is looked at is there. */
  #parts: TourParts | undefined = $state.raw();
  /** Remembered from one start to the next. */
  readonly #done = $derived(new Set(this.#parts?.settings.value.tourSteps));

  begin(parts: TourParts): void {
    this.#parts = parts;
  }

  /** True over the samples, until the tour is taken to its end or closed. */
  get shown(): boolean {
    const parts = this.#parts;
    return parts?.workspace.state?.samples === true && !parts.settings.value.tourDone;
  }

  /** What to do next; undefined at the end. */
  get step(): TourStep | undefined {
    return tourSteps.find((step) => !this.#done.has(step));
  }

  isDone(step: TourStep): boolean {
    return this.#done.has(step);
  }

  /** Takes a step as done, or leaves it out. */
  finish(step: TourStep): void {
    if (!this.shown || this.#done.has(step)) return;
    void this.#parts?.settings.set({ tourSteps: [...this.#done, step] });
  }

  close(): void {
    void this.#parts?.settings.set({ tourDone: true });
  }

  async restart(): Promise<void> {
    await this.#parts?.settings.set({ tourDone: false, tourSteps: [] });
  }

  /** Told of every call that succeeded, with its answer. */
  saw(call: string, input: unknown, answer: unknown): void {
    if (!this.shown) return;
    if (call === 'review.decide') this.#sawDecision(input as DecideInput);
    // An undo of nothing answers null.
    else if (call === 'review.undo' && answer !== null) this.finish('undo');
    else if (call === 'review.decideTwins') this.finish('twins');
    else if (call === 'exports.run') this.finish('export');
  }

  /** Told which document is shown, whenever that changes. */
  standsIn(documentId: number): void {
    if (this.#stood !== undefined && this.#stood !== documentId) this.finish('document');
    this.#stood = documentId;
  }

  /** Goes to an open flag that has identical texts elsewhere; false when there is none. */
  async goToTwin(): Promise<boolean> {
    if (!this.#parts) return false;
    const { client, documents, review } = this.#parts;
    const here = review.document?.id;
    const ids = [
      ...(here === undefined ? [] : [here]),
      ...documents.ids.filter((id) => id !== here),
    ];
    for (const documentId of ids.slice(0, mostLookedInto)) {
      const { flags } = await client.documents.open({ documentId });
      const twin = flags.find(({ twins, verdict }) => twins > 0 && verdict === 'open');
      if (!twin) continue;
      const span: Span = { start: twin.start, end: twin.end };
      return documentId === here
        ? (await review.reload(span), true)
        : review.open(documentId, span);
    }
    return false;
  }

  #sawDecision({ spans, verdict }: DecideInput): void {
    const flags = this.#parts?.review.flags ?? [];
    const key = spanKey(spans[0]!);
    const isOwn = flags.some((flag) => spanKey(flag) === key && isOwnCut(flag));
    if (verdict === 'rejected') this.finish('keep');
    if (verdict === 'confirmed') this.finish(isOwn ? 'own' : 'cut');
  }
}
