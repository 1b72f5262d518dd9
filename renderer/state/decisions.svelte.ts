import { AppError } from '../../shared/errors/app-error';
import type { Client } from '../../shared/ipc/contract';
import type { Decided, HistoryState, ReviewFlag, Undone } from '../../shared/ipc/shapes';
import type { Verdict } from '../../shared/model/decision';
import type { FlagKind } from '../../shared/model/kind';
import { type Span, spanKey } from '../../shared/model/span';
import type { AdvancingController } from './advancing.svelte';
import type { DocumentsController } from './documents.svelte';
import { flagsThisHour, minutesLeft, type PaceMark } from './pace';
import { isOwnCut, isPolicyCut } from './review-flags';
import type { ReviewController } from './review.svelte';
import type { ToastsController } from './toasts.svelte';
import type { WorkspaceController } from './workspace.svelte';
import type { WriteQueue } from './write-queue.svelte';

type Judged = Exclude<Verdict, 'open'>;

const nothingToUndo: HistoryState = { undo: null, redo: null };
const marksKept = 20_000;

export interface DecisionsParts {
  readonly client: Client;
  readonly queue: WriteQueue;
  readonly review: ReviewController;
  readonly documents: DocumentsController;
  readonly workspace: WorkspaceController;
  readonly advancing: AdvancingController;
  readonly toasts: ToastsController;
  /** Milliseconds since any fixed time. */
  readonly now: () => number;
}

/**
 * Every decision: painted at once, written in the order it was made, taken back when it could not
 * be written.
 */
export class DecisionsController {
  history = $state.raw<HistoryState>(nothingToUndo);
  /** Raised after each write that changed something. */
  revision = $state(0);
  #marks = $state.raw<readonly PaceMark[]>([]);
  #inFlight = new Set<string>();
  readonly #parts: DecisionsParts;

  constructor(parts: DecisionsParts) {
    this.#parts = parts;
  }

  flagsThisHour(): number {
    return flagsThisHour(this.#marks, this.#parts.now());
  }

  minutesLeft(): number | undefined {
    return minutesLeft(this.#marks, this.#parts.workspace.batch?.counts.open ?? 0);
  }

  /** Decides the flag one stands on and, as the settings say, moves on to the next open one. */
  decide(verdict: Judged): void {
    const { advancing, documents, review } = this.#parts;
    const { current: flag, document } = review;
    // While the list is on its way nobody knows what it is about.
    if (!flag || !document || documents.searching) return;
    if (this.#inFlight.has(inFlightKey(document.id, flag))) return;
    // What the list is not about is decided only where the curator went to it himself.
    if (!review.wants(flag) && !review.isChosen) {
      advancing.advance();
      return;
    }
    if (verdict === 'rejected' && isOwnCut(flag)) {
      this.reopen();
      return;
    }
    // A cut by policy becomes the curator's own word when it is cut again.
    if (flag.verdict !== verdict || isPolicyCut(flag)) this.#write(document.id, [flag], verdict);
    advancing.advanceIfWanted();
  }

  /** Takes the verdict of the current flag back to open; a cut of one's own vanishes. */
  reopen(): void {
    const { current: flag, document } = this.#parts.review;
    if (!flag || !document || flag.verdict === 'open') return;
    const own = isOwnCut(flag);
    const written = this.#write(document.id, [flag], 'open', own ? 'Remove own cut' : undefined);
    if (own) void written.then(() => this.reloadIfShown(document.id));
  }

  /** Decides all open flags of one kind in the shown document, in one undo step. */
  decideKind(kind: FlagKind, verdict: Judged): void {
    const { review } = this.#parts;
    const flags = this.openOfKind(kind);
    if (!review.document || review.loading || flags.length === 0) return;
    const done = `${verdict === 'confirmed' ? 'Cut' : 'Kept'} ${flags.length} × ${kind}`;
    void this.#write(review.document.id, flags, verdict).then((written) => {
      if (written) this.sayUndoable(done);
    });
    this.#parts.advancing.advanceIfWanted();
  }

  /** News with an undo button, which goes as soon as it would undo something else. */
  sayUndoable(message: string): void {
    const action = { label: 'Undo', run: () => void this.undo() };
    this.#parts.toasts.say(message, action, this.revision);
  }

  openOfKind(kind: FlagKind): readonly ReviewFlag[] {
    return this.#parts.review.flags.filter((flag) => flag.kind === kind && flag.verdict === 'open');
  }

  /** Opens all cuts by policy of the shown document again, in one undo step. */
  reopenPolicyCuts(): void {
    const { review } = this.#parts;
    const flags = review.flags.filter(isPolicyCut);
    if (!review.document || review.loading || flags.length === 0) return;
    review.unfolded = true;
    void this.#write(review.document.id, flags, 'open');
  }

  /** Cuts a span of the curator's own choice and stays there. */
  cutSpan(span: Span, kind: FlagKind = 'junk'): void {
    const { client, review, toasts } = this.#parts;
    const { document } = review;
    if (!document || review.loading || span.end <= span.start) return;
    const { start, end } = span;
    review.paintOwnCut({ start, end }, kind);
    void this.send(document.id, [span], () =>
      client.review.decide({
        documentId: document.id,
        spans: [{ start, end }],
        verdict: 'confirmed',
        kind,
        label: `Cut selection as ${kind}`,
      }),
    )
      .catch((thrown: unknown) => toasts.fail(thrown))
      .finally(() => this.reloadIfShown(document.id));
  }

  /** True where there is something to take back or bring back, be it still on its way to the disk. */
  canTravel(direction: 'undo' | 'redo'): boolean {
    return this.history[direction] !== null || this.#parts.queue.pending > 0;
  }

  /** Takes back the last step, wherever it was, and goes there. */
  undo(): Promise<void> {
    return this.#travel('undo');
  }

  redo(): Promise<void> {
    return this.#travel('redo');
  }

  async loadHistory(batchId: number): Promise<void> {
    this.history = nothingToUndo;
    this.#parts.advancing.skips.clear();
    this.history = await this.#parts.client.review.history({ batchId });
  }

  /** Sends a write after all earlier ones and takes over what it changed. */
  async send(
    documentId: number,
    spans: readonly Span[],
    write: () => Promise<Decided>,
    decides = spans.length > 0,
  ): Promise<Decided> {
    const keys = spans.map((span) => inFlightKey(documentId, span));
    for (const key of keys) this.#inFlight.add(key);
    const batchId = this.#parts.workspace.batchId;
    try {
      const decided = await this.#parts.queue.run(write);
      this.#take(batchId, decided);
      this.#marks = [
        ...this.#marks.slice(-marksKept),
        // Notes and exclusions decide no flag, and what is taken back is no decision.
        { at: this.#parts.now(), flags: decides ? decided.changed : 0 },
      ];
      return decided;
    } finally {
      for (const key of keys) this.#inFlight.delete(key);
    }
  }

  /** Sends a write that is no decision on flags, and takes over what it changed in the batch. */
  async takeWrite<Answer extends { readonly decided: Decided }>(
    batchId: number,
    write: () => Promise<Answer>,
  ): Promise<Answer> {
    const answer = await this.#parts.queue.run(write);
    this.#take(batchId, answer.decided);
    return answer;
  }

  async reloadIfShown(documentId: number): Promise<void> {
    const { review } = this.#parts;
    // Whoever is on the way to another document is not called back.
    if (review.document?.id === documentId && !review.loading) await review.reload();
  }

  async #write(
    documentId: number,
    flags: readonly ReviewFlag[],
    verdict: Verdict,
    label?: string,
  ): Promise<boolean> {
    const { client, review, toasts } = this.#parts;
    const spans = flags.map(({ start, end }) => ({ start, end }));
    review.paint(documentId, spans, verdict);
    try {
      const write = () =>
        client.review.decide({
          documentId,
          spans,
          verdict,
          kind: flags[0]!.kind,
          ...(label && { label }),
        });
      await this.send(documentId, spans, write, verdict !== 'open');
      return true;
    } catch (thrown) {
      review.restore(documentId, flags);
      this.#parts.documents.setFitting(documentId, flags.some(review.wants));
      toasts.fail(thrown, {
        label: 'Go there',
        run: () => void review.open(documentId, spans[0]),
      });
      const gone = thrown instanceof AppError && thrown.code === 'FLAG_GONE';
      if (gone) void this.reloadIfShown(documentId);
      return false;
    }
  }

  #take(batchId: number | null, decided: Decided): void {
    const { documents, toasts, workspace } = this.#parts;
    this.revision++;
    toasts.closeOlder(this.revision);
    const shown = this.#parts.review.document;
    const left = this.#parts.review.wantedCount > 0;
    documents.apply(decided.documents, shown ? { documentId: shown.id, left } : undefined);
    // Decisions on other documents make what was read ahead out of date.
    if (decided.documents.length > 1) this.#parts.review.forgetAhead();
    if (batchId === null) return;
    workspace.applyCounts(batchId, decided.counts);
    if (batchId === workspace.batchId) this.history = decided.history;
  }

  async #travel(direction: 'undo' | 'redo'): Promise<void> {
    const { client, queue, review, toasts, workspace } = this.#parts;
    const batchId = workspace.batchId;
    if (batchId === null) return;
    try {
      const undone: Undone | null = await queue.run(() => client.review[direction]({ batchId }));
      if (!undone) {
        toasts.say(direction === 'undo' ? 'Nothing to undo' : 'Nothing to redo');
        return;
      }
      this.#take(batchId, undone);
      for (const changed of undone.documents)
        this.#parts.advancing.skips.reopen(changed.documentId);
      review.forgetAhead();
      const { documentId, ...span } = undone.place;
      if (review.document?.id === documentId) await review.reload(span);
      else await review.open(documentId, span);
      if (review.document?.id === documentId)
        this.#parts.documents.setFitting(documentId, review.wantedCount > 0);
      toasts.say(`${direction === 'undo' ? 'Undone' : 'Redone'}: ${undone.label}`);
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }
}

function inFlightKey(documentId: number, span: Span): string {
  return `${documentId}/${spanKey(span)}`;
}
