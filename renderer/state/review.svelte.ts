import type { Client } from '../../shared/ipc/contract';
import type { ReviewDocument, ReviewFlag } from '../../shared/ipc/shapes';
import type { Verdict } from '../../shared/model/decision';
import type { FlagKind } from '../../shared/model/kind';
import type { Span } from '../../shared/model/span';
import { spanKey } from '../../shared/model/span';
import {
  flagAt,
  isPolicyCut,
  nextOpenFlag,
  ownCut,
  shownFlags,
  withFlag,
  withNotes,
  withVerdict,
} from './review-flags';
import type { SettingsController } from './settings.svelte';
import type { ToastsController } from './toasts.svelte';
import { VisitedPlaces } from './visited-places';
import type { WriteQueue } from './write-queue.svelte';

/** Side by side, the marked and the clean text stand in one row for each block. */
export type ReviewView = 'marked' | 'clean' | 'side';

/** The scrolling text in the middle of the window, as far as keys need it. */
export interface TextScroller {
  /** Scrolls by so many windows, downwards when positive. */
  byPages(pages: number): void;
  focus(): void;
}

/** The document in the middle of the window and the flag one stands on. */
export class ReviewController {
  document = $state.raw<ReviewDocument | null>(null);
  /** The shown flags of the document, by start. Decisions change verdicts, never the order. */
  flags = $state.raw<readonly ReviewFlag[]>([]);
  /** Spans of `flags`, replaced only when spans change, so that the layout is kept. */
  spans = $state.raw<readonly Span[]>([]);
  index = $state(-1);
  view = $state<ReviewView>('marked');
  loading = $state(false);
  /** Span keys of what an import cut by policy; folded away until `unfolded`. */
  policyKeys = $state.raw<ReadonlySet<string>>(new Set());
  unfolded = $state(false);
  /** The span to bring into view: a new object each time something is gone to. */
  target = $state.raw<Span | null>(null);
  scroller: TextScroller | undefined;
  /** Called with each place that is gone to. */
  onShown: (documentId: number, at: Span | null) => void = () => undefined;
  /** The document is left out of exports: its flags need no decision. */
  readonly isExcluded = $derived(this.document?.excluded !== undefined);
  /** The flags that the keys go to: all of them, unless the list is filtered by flags. */
  wants: (flag: ReviewFlag) => boolean = () => true;
  /** Open flags that the keys go to. */
  readonly wantedCount = $derived(
    this.flags.filter((flag) => flag.verdict === 'open' && this.wants(flag)).length,
  );
  /** True while flags can be seen and decided. */
  readonly showsFlags = $derived(this.view !== 'clean');
  readonly openCount = $derived(this.flags.filter((flag) => flag.verdict === 'open').length);
  /** The flag one stands on; none while another document is on its way. */
  readonly current = $derived(this.loading ? undefined : this.flags[this.index]);
  #ahead = new Map<number, Promise<ReviewDocument>>();
  readonly #visited = new VisitedPlaces();
  #ticket = 0;
  #paints = 0;
  #isChosen = false;
  readonly #client: Client;
  readonly #queue: WriteQueue;
  readonly #settings: SettingsController;
  readonly #toasts: ToastsController;

  constructor(
    client: Client,
    queue: WriteQueue,
    settings: SettingsController,
    toasts: ToastsController,
  ) {
    this.#client = client;
    this.#queue = queue;
    this.#settings = settings;
    this.#toasts = toasts;
  }

  /** True where the curator went to the flag himself, so that it is meant even where it is not wanted. */
  get isChosen(): boolean {
    return this.#isChosen;
  }

  /** What is wanted has changed: whatever was gone to before counts no more. */
  unchoose(): void {
    this.#isChosen = false;
  }

  /**
   * Shows a document, at a span or at its first open flag. Answers false when it could not, and stays
   * where it is when the document does not pass.
   */
  async open(
    documentId: number,
    at?: Span,
    passes: (flags: readonly ReviewFlag[]) => boolean = () => true,
  ): Promise<boolean> {
    const ticket = ++this.#ticket;
    this.loading = true;
    try {
      const document = await this.#take(documentId);
      if (ticket !== this.#ticket || !passes(this.#shownOf(document))) return false;
      if (this.document) this.#visited.add(this.document.id, this.flags[this.index]);
      this.#show(document, at);
      return true;
    } catch (thrown) {
      if (ticket === this.#ticket) this.#toasts.fail(thrown);
      return false;
    } finally {
      if (ticket === this.#ticket) this.loading = false;
    }
  }

  /** Reads the shown document again, keeping the place, or going to `at`. */
  async reload(at?: Span): Promise<void> {
    const shown = this.document;
    if (!shown) return;
    const ticket = ++this.#ticket;
    this.forgetAhead();
    try {
      const document = await this.#readUnpainted(shown.id);
      if (ticket !== this.#ticket) return;
      const place = at ?? this.flags[this.index];
      this.document = document;
      this.#setFlags(this.#shownOf(document));
      this.index = place ? flagAt(this.flags, place) : this.#firstIndex();
      if (at) this.#isChosen = true;
      if (at) this.#bringIntoView(at);
    } catch (thrown) {
      this.#toasts.fail(thrown);
    } finally {
      if (ticket === this.#ticket) this.loading = false;
    }
  }

  /** Reads a document before it is asked for, so that going there takes no time. */
  prefetch(documentId: number | undefined): void {
    if (documentId === undefined || this.#ahead.has(documentId)) return;
    this.#ahead.clear();
    const coming = this.#read(documentId);
    coming.catch(() => this.#ahead.delete(documentId));
    this.#ahead.set(documentId, coming);
  }

  /** Documents read ahead may be out of date after decisions that reach beyond the shown one. */
  forgetAhead(): void {
    this.#ahead.clear();
  }

  clear(): void {
    this.#ticket++;
    this.document = null;
    this.#setFlags([]);
    this.index = -1;
    this.loading = false;
    this.#visited.clear();
    this.forgetAhead();
  }

  /** Back to the document one came from. */
  async back(): Promise<void> {
    const place = this.#visited.take();
    // Going back is no place to come back to.
    if (place && (await this.open(place.documentId, place.at))) this.#visited.take();
  }

  get canGoBack(): boolean {
    return this.#visited.any;
  }

  /** Goes to the flag on a span, or shows the span where none is. */
  goToSpan(span: Span): void {
    const index = this.flags.findIndex((flag) => spanKey(flag) === spanKey(span));
    if (index >= 0) this.goTo(index);
    else this.#bringIntoView(span);
  }

  goTo(index: number): void {
    if (index < 0 || index >= this.flags.length) return;
    if (this.isFolded(index)) this.unfolded = true;
    this.index = index;
    this.#isChosen = true;
    this.#bringIntoView();
  }

  /**
   * The next or previous flag that can be seen and is wanted; stays at the ends. Where no flag of the
   * document is wanted, all of them are gone through.
   */
  step(by: 1 | -1): void {
    const all = !this.flags.some((flag) => this.wants(flag));
    const passes = (flag: ReviewFlag, at: number) =>
      this.isFolded(at) || !(all || this.wants(flag));
    let index = this.index + by;
    if (this.index < 0) index = by > 0 ? 0 : this.flags.length - 1;
    while (this.flags[index] && passes(this.flags[index]!, index)) index += by;
    if (this.flags[index]) this.goTo(index);
    else this.#bringIntoView();
  }

  /**
   * The next open flag that is wanted, round the end of the document, and that passes; false when
   * there is none.
   */
  stepOpen(by: 1 | -1 = 1, passes: (flag: ReviewFlag) => boolean = () => true): boolean {
    const wants = (flag: ReviewFlag) => this.wants(flag) && passes(flag);
    const next = nextOpenFlag(this.flags, this.index, by, wants);
    if (next < 0) return false;
    this.goTo(next);
    return true;
  }

  isFolded(index: number): boolean {
    const span = this.spans[index];
    return !this.unfolded && span !== undefined && this.policyKeys.has(spanKey(span));
  }

  /** Paints a verdict before, or instead of, the backend's word. */
  paint(documentId: number, spans: readonly Span[], verdict: Verdict): void {
    if (this.document?.id !== documentId) return;
    this.#paints++;
    this.flags = withVerdict(this.flags, spans, verdict);
  }

  /** Puts back flags as they were, after a decision failed. */
  restore(documentId: number, before: readonly ReviewFlag[]): void {
    if (this.document?.id !== documentId) return;
    const byKey = new Map(before.map((flag) => [spanKey(flag), flag]));
    this.flags = this.flags.map((flag) => byKey.get(spanKey(flag)) ?? flag);
  }

  /** Paints a cut of the curator's own and stands on it. */
  paintOwnCut(span: Span, kind: FlagKind): void {
    this.paintInstead(span, ownCut(span, kind));
  }

  /** Paints a flag in place of the one on `span`, if there is one, and stands on it. */
  paintInstead(span: Span, flag: ReviewFlag): void {
    this.#paints++;
    const others = this.flags.filter((other) => spanKey(other) !== spanKey(span));
    this.#setFlags(withFlag(others, flag), this.policyKeys);
    this.index = this.flags.indexOf(flag);
    this.#isChosen = true;
  }

  /** Paints notes, or that the document is left out. */
  paintDocument(documentId: number, change: (document: ReviewDocument) => ReviewDocument): void {
    if (this.document?.id !== documentId) return;
    this.#paints++;
    this.document = change(this.document);
    this.flags = withNotes(this.flags, this.document.notes);
  }

  toggleFold(): void {
    this.unfolded = !this.unfolded;
    if (this.isFolded(this.index) && !this.stepOpen()) this.index = -1;
  }

  async #take(documentId: number): Promise<ReviewDocument> {
    const ahead = this.#ahead.get(documentId);
    this.#ahead.delete(documentId);
    return ahead ?? this.#read(documentId);
  }

  /** Reads a document when all that was decided before is written. */
  async #read(documentId: number): Promise<ReviewDocument> {
    await this.#queue.settled();
    return this.#client.documents.open({ documentId });
  }

  /** Reads until nothing was painted meanwhile, so that no decision is painted over. */
  async #readUnpainted(documentId: number): Promise<ReviewDocument> {
    for (;;) {
      const paints = this.#paints;
      const document = await this.#read(documentId);
      if (paints === this.#paints) return document;
    }
  }

  #show(document: ReviewDocument, at: Span | undefined): void {
    this.document = document;
    this.unfolded = false;
    this.#setFlags(this.#shownOf(document));
    this.#isChosen = at !== undefined;
    this.index = at ? flagAt(this.flags, at) : this.#firstIndex();
    if (this.isFolded(this.index)) this.unfolded = true;
    this.#bringIntoView(at);
  }

  #shownOf(document: ReviewDocument): ReviewFlag[] {
    return shownFlags(document.flags, this.#settings.value.shownConfidence);
  }

  #setFlags(flags: readonly ReviewFlag[], policyKeys?: ReadonlySet<string>): void {
    this.flags = flags;
    this.spans = flags.map(({ start, end }) => ({ start, end }));
    this.policyKeys = policyKeys ?? new Set(flags.filter(isPolicyCut).map(spanKey));
  }

  /** The first open flag that is wanted, else the first open one, else the first in sight. */
  #firstIndex(): number {
    const open = nextOpenFlag(this.flags, -1, 1, this.wants);
    const any = open >= 0 ? open : nextOpenFlag(this.flags, -1);
    return any >= 0 ? any : this.flags.findIndex((_flag, index) => !this.isFolded(index));
  }

  /** Brings a place into view, or the current flag. A place may be left without any flag. */
  #bringIntoView(at: Span | undefined = this.flags[this.index]): void {
    this.target = at ? { start: at.start, end: at.end } : null;
    if (this.document) this.onShown(this.document.id, this.target);
  }
}
