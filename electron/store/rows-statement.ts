import { statement, type WriteDb } from './database';

/** What a column may hold. */
export type StoredValue = string | number | Uint8Array | null;

/** Rows of one statement: a row costs a third less than with a statement of its own, and with more no less. */
const rowsAtOnce = 16;

/** A statement that takes some rows at once. */
export class RowsStatement {
  readonly #columns: number;
  readonly #sqlOf: (rows: string) => string;
  /** By the number of rows. */
  readonly #sqls: string[] = [];

  /** The text of the statement by that of its rows: `(?, ?), (?, ?)`, each of so many columns. */
  constructor(columns: number, sqlOf: (rows: string) => string) {
    this.#columns = columns;
    this.#sqlOf = sqlOf;
  }

  /** Runs it for rows whose values stand one behind the other. */
  run(db: WriteDb, values: readonly StoredValue[]): void {
    const step = rowsAtOnce * this.#columns;
    for (let from = 0; from < values.length; from += step) {
      const some = values.slice(from, from + step);
      statement(db, this.#sqlFor(some.length / this.#columns)).run(...some);
    }
  }

  #sqlFor(rows: number): string {
    const row = `(${Array(this.#columns).fill('?').join(', ')})`;
    return (this.#sqls[rows] ??= this.#sqlOf(Array(rows).fill(row).join(', ')));
  }
}

/** The statement that inserts rows; `insert` is `INSERT INTO` with the table, or the like. */
export function insertsRows(insert: string, columns: readonly string[]): RowsStatement {
  return new RowsStatement(
    columns.length,
    (rows) => `${insert} (${columns.join(', ')}) VALUES ${rows}`,
  );
}
