import type { Client } from '../../shared/ipc/contract';
import type { Decided, DocumentFacets, DocumentFilter, ReviewFlag } from '../../shared/ipc/shapes';
import {
  changeFilter,
  countInState,
  isAboutFlags,
  isAboutOpenness,
  isEmptyFilter,
  listStates,
  type ListState,
  wantsFlag,
} from './document-filter';
import { DocumentRows } from './document-rows.svelte';
import { ListOrder } from './list-order';
import type { ToastsController } from './toasts.svelte';

/** Counts are asked for again so long after a decision, in milliseconds. */
const refreshDelay = 400;

/**
 * The documents of a batch: all ids in list order, which of them are open, and those that fit the
 * filter. The shown list changes only when a filter is set, so that nothing jumps away under the
 * curator when a document gets done; the counts follow every decision.
 */
export class DocumentsController {
  batchId = $state<number | null>(null);
  ids = $state.raw<readonly number[]>([]);
  shownIds = $state.raw<readonly number[]>([]);
  filter = $state.raw<DocumentFilter>({});
  /** What can be filtered by, with counts; null until they are there. */
  facets = $state.raw<DocumentFacets | null>(null);
  /** True while the list that fits the filter is on its way. */
  searching = $state(false);
  readonly isFiltered = $derived(!isEmptyFilter(this.filter));
  /** True while the list, and what the keys go to, is chosen by flags. */
  readonly isByFlags = $derived(isAboutFlags(this.filter));
  readonly rows: DocumentRows;
  /** Raised when it changes which documents are worked on next. */
  #version = $state(0);
  #open = new Set<number>();
  /** Documents with open flags that fit, under a filter that is about flags. */
  #fitting: Set<number> | undefined;
  #order = new ListOrder([]);
  /** The filter of each batch, kept while the workspace is open. */
  #filters = new Map<number, DocumentFilter>();
  #listing: Promise<void> | undefined;
  #refreshing: ReturnType<typeof setTimeout> | undefined;
  #load = 0;
  readonly #client: Client;
  readonly #toasts: ToastsController;

  constructor(client: Client, toasts: ToastsController) {
    this.#client = client;
    this.#toasts = toasts;
    this.rows = new DocumentRows(client, toasts);
  }

  get openCount(): number {
    return this.#version >= 0 ? this.#open.size : 0;
  }

  /** How many documents of the batch are in a state; undefined until that is known. */
  countIn(state: ListState): number | undefined {
    return countInState(state, { all: this.ids.length, open: this.openCount }, this.facets);
  }

  /** Loads a batch under the filter it was left with; rows come when they are needed. */
  async load(batchId: number): Promise<void> {
    const load = ++this.#load;
    const [ids, open, facets] = await Promise.all([
      this.#client.documents.list({ batchId }),
      this.#client.documents.list({ batchId, onlyOpen: true }),
      this.#client.documents.facets({ batchId }),
    ]);
    if (load !== this.#load) return;
    this.batchId = batchId;
    this.filter = this.#filters.get(batchId) ?? {};
    this.ids = ids;
    this.facets = facets;
    this.#order = new ListOrder(ids);
    this.#open = new Set(open);
    this.rows.clear();
    this.#version++;
    await this.#show();
  }

  clear(): void {
    this.#load++;
    clearTimeout(this.#refreshing);
    this.#refreshing = undefined;
    this.batchId = null;
    this.ids = [];
    this.shownIds = [];
    this.filter = {};
    this.facets = null;
    this.searching = false;
    this.#filters.clear();
    this.#order = new ListOrder([]);
    this.#open = new Set();
    this.#fitting = undefined;
    this.rows.clear();
    this.#version++;
  }

  isOpen(id: number): boolean {
    return this.#version >= 0 && this.#open.has(id);
  }

  /** Changes parts of the filter, or sets them to what they are once more: the list is made anew. */
  async change(change: Parameters<typeof changeFilter>[1]): Promise<void> {
    if (this.batchId === null) return;
    this.filter = changeFilter(this.filter, change);
    this.#filters.set(this.batchId, this.filter);
    await this.#show();
  }

  async showState(state: ListState): Promise<void> {
    await this.change({ state: state === 'all' ? undefined : state });
  }

  /** The next state that any document is in, round the end. */
  async nextState(): Promise<void> {
    const shown = listStates.indexOf(this.filter.state ?? 'all');
    const after = [...listStates.slice(shown + 1), ...listStates.slice(0, shown)];
    const next = after.find((state) => this.countIn(state) !== 0);
    if (next) await this.showState(next);
  }

  async clearFilter(): Promise<void> {
    this.filter = {};
    await this.change({});
  }

  /** True for the flags that are worked through under the filter. */
  wants(flag: ReviewFlag): boolean {
    return wantsFlag(this.filter, flag);
  }

  /**
   * Takes over the numbers a decision changed. `shown` is the document in the window, of which it is
   * known whether flags that fit are left.
   */
  apply(
    changes: Decided['documents'],
    shown?: { readonly documentId: number; readonly left: boolean },
  ): void {
    this.rows.apply(changes);
    for (const { documentId, open } of changes) {
      if (open > 0) this.#open.add(documentId);
      else this.#open.delete(documentId);
      if (open === 0) this.#fitting?.delete(documentId);
      else if (documentId === shown?.documentId) this.setFitting(documentId, shown.left);
    }
    this.#version++;
    if (changes.length > 0) {
      this.#refreshing ??= setTimeout(() => void this.refresh(), refreshDelay);
    }
  }

  /** Asks for the counts again, and which documents have flags that fit; the list stays. */
  async refresh(): Promise<void> {
    clearTimeout(this.#refreshing);
    this.#refreshing = undefined;
    const { batchId, filter } = this;
    const load = this.#load;
    if (batchId === null) return;
    try {
      const [facets, fitting] = await Promise.all([
        this.#client.documents.facets({ batchId }),
        isAboutFlags(filter) ? this.#client.documents.list({ batchId, filter }) : undefined,
      ]);
      if (load !== this.#load) return;
      this.facets = facets;
      if (filter === this.filter) this.#fitting = fitting && new Set(fitting);
      this.#version++;
    } catch (thrown) {
      this.#toasts.fail(thrown);
    }
  }

  /** The first document of the list to work on; the first of the batch where none is listed. */
  firstOpen(): number | undefined {
    return this.#worklist().find((id) => this.#isWork(id));
  }

  /** The next or previous document in the shown list, without wrapping round. */
  beside(id: number, step: 1 | -1): number | undefined {
    return this.#order.beside(this.shownIds, id, step);
  }

  /**
   * The next or previous document of the list with open flags that fit the filter, round the end of
   * the list, never `id` itself.
   */
  openBeside(id: number, step: 1 | -1): number | undefined {
    if (this.#version < 0) return undefined;
    for (const other of this.#order.around(this.#worklist(), id, step)) {
      if (this.#isWork(other)) return other;
    }
    return undefined;
  }

  /** Takes note, ahead of the backend, whether open flags that fit the filter are left in a document. */
  setFitting(id: number, fits: boolean): void {
    if (!this.#fitting) return;
    if (fits) this.#fitting.add(id);
    else this.#fitting.delete(id);
    this.#version++;
  }

  #worklist(): readonly number[] {
    return this.isFiltered ? this.shownIds : this.ids;
  }

  #isWork(id: number): boolean {
    return this.#open.has(id) && (this.#fitting?.has(id) ?? true);
  }

  async #show(): Promise<void> {
    if (isAboutOpenness(this.filter)) {
      this.#take(this.filter.state ? this.ids.filter((id) => this.#open.has(id)) : this.ids);
      return;
    }
    this.searching = true;
    this.#listing ??= this.#list().finally(() => (this.#listing = undefined));
    await this.#listing;
  }

  /** Asks until the answer is to the filter of now: one question at a time, however fast one types. */
  async #list(): Promise<void> {
    for (;;) {
      const { batchId, filter } = this;
      const load = this.#load;
      if (batchId === null || isAboutOpenness(filter)) return;
      try {
        const ids = await this.#client.documents.list({ batchId, filter });
        if (filter === this.filter && load === this.#load && batchId === this.batchId) {
          this.#take(ids);
          return;
        }
      } catch (thrown) {
        if (filter !== this.filter) continue;
        this.searching = false;
        this.#toasts.fail(thrown);
        return;
      }
    }
  }

  #take(ids: readonly number[]): void {
    this.searching = false;
    this.rows.follow(this.filter);
    this.shownIds = ids;
    this.#fitting = isAboutFlags(this.filter) ? new Set(ids) : undefined;
    this.#version++;
  }
}
