import { setTimeout } from 'node:timers/promises';
import { transact, transactRepeatable, type WriteDb } from '../store/database';
import { isBusy } from '../store/map-store-error';

/** Rows that one transaction may write; keeps it to some ten milliseconds. */
const mostRows = 1500;
/** Bytes that may wait in memory. */
const mostBytes = 4 * 1024 * 1024;
/** How often a transaction is tried while another program holds the file. */
const attempts = 20;

/**
 * Gathers the small writes of a long operation into transactions of a bearable size. The operation
 * ends with an ordinary transaction, which brings all of them to the disk.
 */
export class WriteQueue {
  readonly #db: WriteDb;
  #writes: (() => void)[] = [];
  #rows = 0;
  #bytes = 0;

  constructor(db: WriteDb) {
    this.#db = db;
  }

  /** Adds a write that belongs together; it is done at the latest with `flush`. */
  async add(rows: number, bytes: number, write: () => void): Promise<void> {
    this.#writes.push(write);
    this.#rows += rows;
    this.#bytes += bytes;
    if (this.#rows >= mostRows || this.#bytes >= mostBytes) await this.flush();
  }

  /** Does everything that waits, in one transaction. */
  async flush(): Promise<void> {
    const writes = this.#writes;
    this.#writes = [];
    this.#rows = 0;
    this.#bytes = 0;
    if (writes.length === 0) return;
    await repeatPatiently(this.#db, () => writes.forEach((write) => write()));
  }
}

/** A transaction that waits for up to some seconds while another program holds the file. */
export function transactPatiently<Result>(db: WriteDb, work: () => Result): Promise<Result> {
  return patiently(() => transact(db, work));
}

/** The same for work that is done again after a power cut; see `transactRepeatable`. */
export function repeatPatiently<Result>(db: WriteDb, work: () => Result): Promise<Result> {
  return patiently(() => transactRepeatable(db, work));
}

async function patiently<Result>(transaction: () => Result): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return transaction();
    } catch (thrown) {
      if (!isBusy(thrown) || attempt === attempts) throw thrown;
      await setTimeout(100);
    }
  }
}
