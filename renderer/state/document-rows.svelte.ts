import type { Client } from '../../shared/ipc/contract';
import type { Decided, DocumentFilter, DocumentRow } from '../../shared/ipc/shapes';
import { isAboutFlags } from './document-filter';
import type { ToastsController } from './toasts.svelte';

/** Rows asked for at once: as many as the contract allows. */
const rowsAtOnce = 500;

type FlagFilter = Pick<DocumentFilter, 'kind' | 'band'>;

/** The rows of a batch that were looked at so far. */
export class DocumentRows {
  /** Raised with every change of a row; rows themselves are plain. */
  #version = $state(0);
  #rows = new Map<number, DocumentRow>();
  #asked = new Set<number>();
  #fetches = new Set<Promise<void>>();
  /** The kind and band of flags that rows count. */
  #flags: FlagFilter = {};
  readonly #client: Client;
  readonly #toasts: ToastsController;

  constructor(client: Client, toasts: ToastsController) {
    this.#client = client;
    this.#toasts = toasts;
  }

  /** Forgets all rows; what is on its way is not taken. */
  clear(): void {
    this.#rows = new Map();
    this.#asked = new Set();
    this.#version++;
  }

  /** Rows count the flags that this filter is about from now on. */
  follow({ kind, band }: FlagFilter): void {
    if (kind === this.#flags.kind && band === this.#flags.band) return;
    this.#flags = { ...(kind && { kind }), ...(band && { band }) };
    this.clear();
  }

  /** The row of a document as far as it is known; asks for nothing. */
  get(id: number): DocumentRow | undefined {
    return this.#version >= 0 ? this.#rows.get(id) : undefined;
  }

  /** Fetches the rows of these ids that are not there yet; done when all of them are. */
  async need(ids: readonly number[]): Promise<void> {
    const missing = ids.filter((id) => !this.#rows.has(id) && !this.#asked.has(id));
    for (let from = 0; from < missing.length; from += rowsAtOnce) {
      const fetching = this.#fetch(missing.slice(from, from + rowsAtOnce));
      this.#fetches.add(fetching);
      void fetching.finally(() => this.#fetches.delete(fetching));
    }
    await Promise.all(this.#fetches);
  }

  /** Takes over what a decision changed. */
  apply(changes: Decided['documents']): void {
    const known = changes.filter(({ documentId }) => this.#rows.has(documentId));
    for (const { documentId, open, flags, excluded, noted } of known) {
      const row: DocumentRow = { ...this.#rows.get(documentId)!, open, flags };
      delete row.excluded;
      delete row.noted;
      this.#rows.set(documentId, {
        ...row,
        ...(excluded && { excluded }),
        ...(noted && { noted }),
      });
    }
    this.#version++;
    if (isAboutFlags(this.#flags)) this.#countAgain(known.map(({ documentId }) => documentId));
  }

  /** Which of the flags fit is known to the backend alone. */
  #countAgain(ids: readonly number[]): void {
    for (let from = 0; from < ids.length; from += rowsAtOnce) {
      void this.#fetch(ids.slice(from, from + rowsAtOnce));
    }
  }

  async #fetch(ids: readonly number[]): Promise<void> {
    const asked = this.#asked;
    for (const id of ids) asked.add(id);
    try {
      const flags = this.#flags;
      const rows = await this.#client.documents.rows({
        ids: [...ids],
        ...(isAboutFlags(flags) && { flags }),
      });
      if (asked !== this.#asked) return;
      for (const row of rows) this.#rows.set(row.id, row);
      this.#version++;
    } catch (thrown) {
      for (const id of ids) asked.delete(id);
      this.#toasts.fail(thrown);
    }
  }
}
