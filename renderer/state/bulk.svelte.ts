import { AppError } from '../../shared/errors/app-error';
import type { Client } from '../../shared/ipc/contract';
import type { SampleState } from '../../shared/ipc/sample-shapes';
import type { DocumentFilter } from '../../shared/ipc/shapes';
import type { SamplePurpose } from '../../shared/model/sample';
import { countOf } from './count-of';
import type { DecisionsController } from './decisions.svelte';
import type { DocumentsController } from './documents.svelte';
import type { ReviewController } from './review.svelte';
import type { ToastsController } from './toasts.svelte';
import type { WorkspaceController } from './workspace.svelte';

export interface BulkParts {
  readonly client: Client;
  readonly workspace: WorkspaceController;
  readonly documents: DocumentsController;
  readonly review: ReviewController;
  readonly decisions: DecisionsController;
  readonly toasts: ToastsController;
}

/** The number on the button follows judgements made quickly one after the other once. */
const countPause = 200;
const firstWanted = 0.95;

/**
 * Many flags cut at once on the word of a random sample, and how many lines were missed. The sample
 * is kept with the batch: one leaves and comes back to the same item.
 */
export class BulkController {
  open = $state(false);
  purpose = $state<SamplePurpose>('cuts');
  /** The sample that is looked at; null where one is still to be drawn. */
  sample = $state.raw<SampleState | null>(null);
  /** Open flags that a sample would be drawn from, under the filter of the list. */
  size = $state.raw<{ readonly flags: number; readonly documents: number } | null>(null);
  /** Open flags of the set that would be cut; null until they are counted. */
  rest = $state<number | null>(null);
  /** The bound asked for before a sample is drawn. */
  wanted = $state(firstWanted);
  /** An answer is on its way: keys wait for the next item to be seen. */
  busy = $state(false);
  /** The sample is being drawn, or its rest being cut. */
  working = $state<'drawing' | 'finishing' | null>(null);
  /** How much of that is done, from 0 to 1. */
  progress = $state(0);
  #counting: ReturnType<typeof setTimeout> | undefined;
  #ticket = 0;
  readonly #parts: BulkParts;

  constructor(parts: BulkParts) {
    this.#parts = parts;
    parts.client.samples.onProgress(({ share }) => (this.progress = share));
  }

  /** The bound is as good as what is wanted. */
  get isReached(): boolean {
    const { sample } = this;
    if (!sample || sample.looked === 0) return false;
    return (sample.missed ? sample.missed.recall : sample.bound) >= sample.wanted;
  }

  /** What a new sample would be drawn from. */
  get filter(): DocumentFilter {
    return this.#parts.documents.filter;
  }

  /** Opens the dialog, where one left it. */
  async show(purpose: SamplePurpose = 'cuts'): Promise<void> {
    this.open = true;
    await this.turnTo(purpose);
  }

  close(): void {
    this.open = false;
    this.#ticket++;
    clearTimeout(this.#counting);
  }

  async turnTo(purpose: SamplePurpose): Promise<void> {
    const { client, workspace, toasts } = this.#parts;
    const { batchId } = workspace;
    if (batchId === null) return;
    const ticket = ++this.#ticket;
    this.purpose = purpose;
    this.sample = null;
    this.size = null;
    this.rest = null;
    try {
      const sample = await client.samples.current({ batchId, purpose });
      if (ticket !== this.#ticket) return;
      if (sample && !sample.finished && sample.size > 0) this.#take(sample);
      else await this.#measure(ticket);
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  /** Leaves the sample for a new one; it is replaced only when that is drawn. */
  async startOver(): Promise<void> {
    const ticket = ++this.#ticket;
    this.sample = null;
    this.size = null;
    try {
      await this.#measure(ticket);
    } catch (thrown) {
      this.#parts.toasts.fail(thrown);
    }
  }

  /** Draws a sample of what the list shows. */
  async begin(): Promise<void> {
    const { client, workspace, toasts } = this.#parts;
    const { batchId } = workspace;
    if (batchId === null || this.working) return;
    const ticket = ++this.#ticket;
    const { purpose, filter, wanted } = this;
    this.working = 'drawing';
    this.progress = 0;
    try {
      const sample = await client.samples.begin({ batchId, purpose, filter, wanted });
      if (ticket === this.#ticket) this.#take(sample);
    } catch (thrown) {
      if (!isCancelled(thrown)) toasts.fail(thrown);
    } finally {
      this.working = null;
    }
  }

  /** Asks for another bound, of this sample or of the next one. */
  async want(wanted: number): Promise<void> {
    const { client, toasts } = this.#parts;
    this.wanted = wanted;
    if (!this.sample) return;
    const sampleId = this.sample.id;
    try {
      this.#take(await client.samples.want({ sampleId, wanted }));
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  /** Says of the shown item whether it is to be cut; that is an ordinary decision. */
  async judge(cut: boolean): Promise<void> {
    const { sample } = this;
    const next = sample?.next;
    if (!sample || !next || this.busy || this.working) return;
    const { client, decisions, review } = this.#parts;
    const { position, documentId, start, end } = next;
    await this.#answer(async () => {
      if (sample.purpose === 'missed' && !cut)
        return client.samples.answer({ sampleId: sample.id, position, belongs: true });
      await decisions.send(documentId, [{ start, end }], () =>
        client.review.decide({
          documentId,
          spans: [{ start, end }],
          verdict: cut ? 'confirmed' : 'rejected',
        }),
      );
      review.forgetAhead();
      await decisions.reloadIfShown(documentId);
      return client.samples.state({ sampleId: sample.id });
    });
  }

  /** Takes back the last answer, or else the last decision wherever it was. */
  async undo(): Promise<void> {
    const { sample } = this;
    if (!sample || this.busy || this.working) return;
    const { client, decisions } = this.#parts;
    const { last } = sample;
    await this.#answer(async () => {
      if (last?.answered) {
        const { position } = last;
        return client.samples.answer({ sampleId: sample.id, position, belongs: false });
      }
      await decisions.undo();
      return client.samples.state({ sampleId: sample.id });
    });
  }

  /** Cuts all that is left of the set, in one step. */
  async finish(): Promise<void> {
    const { sample } = this;
    if (!sample || sample.looked === 0 || this.busy || this.working) return;
    const { client, decisions, review, toasts } = this.#parts;
    this.working = 'finishing';
    this.progress = 0;
    try {
      const despite = !this.isReached;
      const finish = () => client.samples.finish({ sampleId: sample.id, despite });
      const { decided, stopped } = await decisions.takeWrite(sample.batchId, finish);
      this.close();
      if (decided.changed > 0) await review.reload();
      const where = countOf(decided.documents.length, 'document');
      const cut = `Cut ${countOf(decided.changed, 'flag')} in ${where}`;
      decisions.sayUndoable(stopped ? `Stopped. ${cut}, the others are open` : cut);
    } catch (thrown) {
      toasts.fail(thrown);
    } finally {
      this.working = null;
    }
  }

  /** Stops drawing, or cutting the rest. */
  async stop(): Promise<void> {
    try {
      await this.#parts.client.samples.stop({});
    } catch (thrown) {
      this.#parts.toasts.fail(thrown);
    }
  }

  async #answer(write: () => Promise<SampleState>): Promise<void> {
    const ticket = this.#ticket;
    this.busy = true;
    try {
      const state = await write();
      if (ticket === this.#ticket) this.#take(state);
    } catch (thrown) {
      this.#parts.toasts.fail(thrown);
    } finally {
      this.busy = false;
    }
  }

  #take(sample: SampleState): void {
    // An answer takes one of them or gives one back; what else came with it is counted then.
    const judged = sample.looked - (this.sample?.looked ?? sample.looked);
    if (this.rest !== null) this.rest = Math.max(0, this.rest - judged);
    this.sample = sample;
    this.wanted = sample.wanted;
    if (sample.purpose !== 'cuts') return;
    clearTimeout(this.#counting);
    const first = this.rest === null;
    this.#counting = setTimeout(() => void this.#countRest(sample.id), first ? 0 : countPause);
  }

  async #countRest(sampleId: number): Promise<void> {
    try {
      const { flags } = await this.#parts.client.samples.rest({ sampleId });
      if (this.sample?.id === sampleId) this.rest = flags;
    } catch (thrown) {
      this.#parts.toasts.fail(thrown);
    }
  }

  async #measure(ticket: number): Promise<void> {
    const { client, workspace } = this.#parts;
    const { batchId } = workspace;
    if (batchId === null) return;
    const size = await client.samples.size({ batchId, filter: this.filter });
    if (ticket === this.#ticket) this.size = size;
  }
}

/** The curator stopped it: that is no failure. */
function isCancelled(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.code === 'JOB_CANCELLED';
}
