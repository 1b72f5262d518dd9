import { isOriginal } from '../store/copies';
import type { ReadDb } from '../store/database';
import { hasUid, listIdentities, type Identity } from '../store/document-uids';
import { IdTable } from './id-table';

/** What an import knows of the documents that the batch holds, those included that it brings. */
export class KnownDocuments {
  readonly #db: ReadDb;
  readonly #byUid = new IdTable();
  readonly #byBytes = new IdTable();

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** Reads what is stored of documents. */
  learn(ids: readonly number[]): void {
    for (const identity of listIdentities(this.#db, ids)) this.add(identity);
  }

  /** Adds a document that is being stored; the transaction may still fail. */
  add({ id, uid, sha256, copyOf }: Identity): void {
    this.#byUid.add(keyOf(uid), id);
    if (copyOf === null) this.#byBytes.add(keyOf(sha256), id);
  }

  /** The document with that stable id. */
  find(uid: string): number | undefined {
    for (const id of this.#byUid.of(keyOf(uid))) if (hasUid(this.#db, id, uid)) return id;
    return undefined;
  }

  /** The documents that are no copies and have these bytes, in the order in which they came to be that. */
  originals(sha256: string): number[] {
    return [...this.#byBytes.of(keyOf(sha256))].filter((id) => isOriginal(this.#db, id, sha256));
  }
}

/** The first 52 bits of a hexadecimal number. */
function keyOf(hex: string): number {
  return Number.parseInt(hex.slice(0, 13), 16);
}
