import type { Client } from '../../shared/ipc/contract';
import type { Decided, DocumentRow } from '../../shared/ipc/shapes';
import type { ToastsController } from './toasts.svelte';

/** Rows asked for at once: as many as the contract allows. */
const rowsAtOnce = 500;

export type DocumentFilter = 'all' | 'open';

/**
 * The documents of a batch: all ids in list order, which of them are open, and the rows that were
 * looked at so far. The shown list changes only when a filter is set, so that nothing jumps away
 * under the curator when a document gets done.
 */
export class DocumentsController {
  batchId = $state<number | null>(null);
  ids = $state.raw<readonly number[]>([]);
  shownIds = $state.raw<readonly number[]>([]);
  filter = $state<DocumentFilter>('all');
  /** What the paths must contain; empty for everything. */
  search = $state('');
  /** True while rows are fetched to be searched. */
  searching = $state(false);
  /** Raised with every change of a row; rows themselves are plain. */
  #version = $state(0);
  #openCount = $state(0);
  #rows = new Map<number, DocumentRow>();
  #open = new Set<number>();
  #asked = new Set<number>();
  #fetches = new Set<Promise<void>>();
  #load = 0;
  #searchRun = 0;
  readonly #client: Client;
  readonly #toasts: ToastsController;

  constructor(client: Client, toasts: ToastsController) {
    this.#client = client;
    this.#toasts = toasts;
  }

  get openCount(): number {
    return this.#openCount;
  }

  /** Loads the ids of a batch; rows come when they are needed. */
  async load(batchId: number): Promise<void> {
    const load = ++this.#load;
    const [ids, open] = await Promise.all([
      this.#client.documents.list({ batchId }),
      this.#client.documents.list({ batchId, onlyOpen: true }),
    ]);
    if (load !== this.#load) return;
    if (this.batchId !== batchId) this.search = '';
    this.batchId = batchId;
    this.ids = ids;
    this.#open = new Set(open);
    this.#openCount = open.length;
    this.#rows = new Map();
    this.#asked = new Set();
    this.#version++;
    await this.#show();
  }

  clear(): void {
    this.#load++;
    this.batchId = null;
    this.ids = [];
    this.shownIds = [];
    this.#open = new Set();
    this.#openCount = 0;
    this.#rows = new Map();
    this.#version++;
  }

  /** The row of a document as far as it is known; asks for nothing. */
  row(id: number): DocumentRow | undefined {
    return this.#version >= 0 ? this.#rows.get(id) : undefined;
  }

  isOpen(id: number): boolean {
    return this.#version >= 0 && this.#open.has(id);
  }

  /** Fetches the rows of these ids that are not there yet; done when all of them are. */
  async need(ids: readonly number[]): Promise<void> {
    const missing = ids.filter((id) => !this.#rows.has(id) && !this.#asked.has(id));
    for (let from = 0; from < missing.length; from += rowsAtOnce) {
      const fetching = this.#fetchRows(missing.slice(from, from + rowsAtOnce));
      this.#fetches.add(fetching);
      void fetching.finally(() => this.#fetches.delete(fetching));
      // One page at a time, so that rows in view never wait behind a long search.
      await fetching;
    }
    await Promise.all(this.#fetches);
  }

  async #fetchRows(ids: readonly number[]): Promise<void> {
    const load = this.#load;
    for (const id of ids) this.#asked.add(id);
    try {
      const rows = await this.#client.documents.rows({ ids: [...ids] });
      if (load !== this.#load) return;
      for (const row of rows) this.#rows.set(row.id, row);
      this.#version++;
    } catch (thrown) {
      for (const id of ids) this.#asked.delete(id);
      this.#toasts.fail(thrown);
    }
  }

  setFilter(filter: DocumentFilter): void {
    this.filter = filter;
    void this.#show();
  }

  setSearch(search: string): void {
    this.search = search;
    void this.#show();
  }

  /** Takes over the numbers a decision changed. */
  apply(changes: Decided['documents']): void {
    for (const { documentId, open, flags } of changes) {
      const row = this.#rows.get(documentId);
      if (row) this.#rows.set(documentId, { ...row, open, flags });
      if (open > 0) this.#open.add(documentId);
      else this.#open.delete(documentId);
    }
    this.#openCount = this.#open.size;
    this.#version++;
  }

  firstOpen(): number | undefined {
    return this.ids.find((id) => this.#open.has(id));
  }

  /** The next or previous document in the shown list, without wrapping round. */
  beside(id: number, step: 1 | -1): number | undefined {
    const at = this.shownIds.indexOf(id);
    return at < 0 ? this.shownIds[0] : this.shownIds[at + step];
  }

  /** The next or previous document with open flags, round the end of the list, never `id` itself. */
  openBeside(id: number, step: 1 | -1): number | undefined {
    const at = this.ids.indexOf(id);
    const length = this.ids.length;
    for (let distance = 1; distance < length; distance++) {
      const candidate = this.ids[(at + step * distance + length * 2) % length]!;
      if (this.#open.has(candidate)) return candidate;
    }
    return undefined;
  }

  async #show(): Promise<void> {
    const run = ++this.#searchRun;
    const ids = this.filter === 'open' ? this.ids.filter((id) => this.#open.has(id)) : this.ids;
    const words = this.search.trim().toLowerCase();
    if (words === '') {
      this.searching = false;
      this.shownIds = ids;
      return;
    }
    this.searching = true;
    await this.need(ids);
    if (run !== this.#searchRun) return;
    this.searching = false;
    this.shownIds = ids.filter((id) => this.#rows.get(id)?.path.toLowerCase().includes(words));
  }
}
