import type { WriteDb } from '../store/database';
import { replaceFlags, type FlaggedDocument } from '../store/flags';
import { setSketches } from '../store/near-duplicates';
import { countPacked } from '../store/packed-flags';
import { recountFlagged } from './count-flags';
import type { DocumentOutcome } from './flagger';
import { WriteQueue } from './write-queue';

/** Documents that are stored together, and rows that they may take: one document may have very many. */
const mostDocuments = 32;
const mostRows = 1000;

type Flagged = FlaggedDocument & DocumentOutcome;

/** Lets what an analysis finds of documents take the place of what the last one did; they are counted anew. */
export class FlagStorage {
  readonly #db: WriteDb;
  readonly #queue: WriteQueue;
  #documents: Flagged[] = [];
  #rows = 0;

  constructor(db: WriteDb) {
    this.#db = db;
    this.#queue = new WriteQueue(db);
  }

  /** Adds a document, which is stored at the latest with `flush`. */
  async add(document: Flagged): Promise<void> {
    this.#documents.push(document);
    this.#rows += 2 * countPacked(document.flags) + 10;
    if (this.#documents.length >= mostDocuments || this.#rows >= mostRows) await this.#pass();
  }

  async flush(): Promise<void> {
    await this.#pass();
    await this.#queue.flush();
  }

  async #pass(): Promise<void> {
    const documents = this.#documents;
    const rows = this.#rows;
    this.#documents = [];
    this.#rows = 0;
    if (documents.length > 0) await this.#queue.add(rows, 0, () => store(this.#db, documents));
  }
}

function store(db: WriteDb, documents: readonly Flagged[]): void {
  replaceFlags(db, documents);
  setSketches(db, documents);
  recountFlagged(db, documents);
}
