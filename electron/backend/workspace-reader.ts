import type { Document } from '../../shared/model/document';
import { loadDocument } from '../operations/load-document';
import type { ReadDb } from '../store/database';
import { getDocument } from '../store/documents';

/** Reads documents of a workspace in a thread that has no connection to it yet. */
export class WorkspaceReader {
  readonly #path: string;
  #db: ReadDb | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** The documents as they were last stored; undefined where they cannot be read from here. */
  async load(ids: readonly number[]): Promise<Document[] | undefined> {
    try {
      const db = (this.#db ??= await this.#open());
      // In one transaction, which spares the locks of the others.
      return db.transaction(() => ids.map((id) => loadDocument(db, getDocument(db, id)!)))();
    } catch {
      // Whoever asks reads them himself, and finds out what is wrong.
      return undefined;
    }
  }

  /** SQLite is loaded here and not before: a thread in which it does not work still counts and flags. */
  async #open(): Promise<ReadDb> {
    const { openForReading } = await import('../store/open-for-reading');
    return openForReading(this.#path);
  }
}
