import type { ErrorCode } from '../../shared/errors/codes';
import type { Client } from '../../shared/ipc/contract';
import type { ProblemList } from '../../shared/ipc/shapes';
import { groupProblems, sortByFile } from './problem-groups';
import type { ToastsController } from './toasts.svelte';

/** What could not be imported into a batch, and why: by reason, walked through one by one. */
export class ProblemsController {
  open = $state(false);
  loading = $state(false);
  /** The batch whose problems are shown. */
  batchId = $state<number | null>(null);
  list = $state.raw<ProblemList>([]);
  /** The one reason that is shown; null for all. */
  reason = $state<ErrorCode | null>(null);
  /** The problem one stands on, among the shown. */
  index = $state(-1);
  readonly groups = $derived(groupProblems(this.list));
  /** In what order they are shown. */
  order = $state<'reason' | 'file'>('reason');
  readonly #chosen = $derived(
    this.groups
      .filter(({ code }) => this.reason === null || code === this.reason)
      .flatMap(({ problems }) => problems),
  );
  readonly shown = $derived(this.order === 'file' ? sortByFile(this.#chosen) : this.#chosen);
  readonly current = $derived(this.shown[this.index]);
  #load = 0;
  readonly #client: Client;
  readonly #toasts: ToastsController;

  constructor(client: Client, toasts: ToastsController) {
    this.#client = client;
    this.#toasts = toasts;
  }

  /** Opens the panel at the first problem of a batch. */
  async show(batchId: number): Promise<void> {
    this.open = true;
    await this.#read(batchId);
    this.index = this.shown.length > 0 ? 0 : -1;
  }

  /** The next or previous problem, round the end; opens the panel when it is closed. */
  async walk(batchId: number, step: 1 | -1): Promise<void> {
    if (this.loading) return;
    if (!this.open) {
      await this.show(batchId);
      if (step < 0) this.index = this.shown.length - 1;
      return;
    }
    const { length } = this.shown;
    if (length > 0) this.index = (this.index + step + length) % length;
  }

  async toggle(batchId: number): Promise<void> {
    if (this.open) this.close();
    else await this.show(batchId);
  }

  /** An open panel shows the batch that is open, as it is now. */
  async follow(batchId: number): Promise<void> {
    if (!this.open) return;
    const isOther = batchId !== this.batchId;
    await this.#read(batchId);
    const last = this.shown.length - 1;
    this.index = isOther ? Math.min(0, last) : Math.min(Math.max(0, this.index), last);
  }

  /** Shows one reason alone, or all of them. */
  showReason(code: ErrorCode | null): void {
    this.reason = code;
    this.index = this.shown.length > 0 ? 0 : -1;
  }

  /** Shows them in another order, still standing on the same one. */
  sort(order: ProblemsController['order']): void {
    const { current } = this;
    this.order = order;
    this.index = current ? this.shown.indexOf(current) : -1;
  }

  close(): void {
    this.#load++;
    this.open = false;
    this.loading = false;
  }

  /** Writes all problems of a batch as JSON Lines, into a file that the curator names. */
  async export(batchId: number): Promise<void> {
    const { batches, host } = this.#client;
    try {
      const path = await host.pickProblemsFile();
      if (path === null) return;
      const { written } = await batches.exportProblems({ batchId, path });
      const what = `${written.toLocaleString('en')} ${written === 1 ? 'problem' : 'problems'}`;
      const reveal = () => host.reveal({ path }).catch((thrown) => this.#toasts.fail(thrown));
      this.#toasts.say(`${what} written to ${path}`, { label: 'Show', run: () => void reveal() });
    } catch (thrown) {
      this.#toasts.fail(thrown);
    }
  }

  async #read(batchId: number): Promise<void> {
    const load = ++this.#load;
    this.loading = true;
    try {
      const list = await this.#client.batches.problems({ batchId });
      if (load === this.#load) this.#take(batchId, list);
    } catch (thrown) {
      if (load === this.#load) this.#take(batchId, []);
      this.#toasts.fail(thrown);
    } finally {
      if (load === this.#load) this.loading = false;
    }
  }

  #take(batchId: number, list: ProblemList): void {
    if (batchId !== this.batchId || !list.some(({ code }) => code === this.reason)) {
      this.reason = null;
    }
    this.batchId = batchId;
    this.list = list;
  }
}
