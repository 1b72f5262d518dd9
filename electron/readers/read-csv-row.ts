/** What tells cells and rows apart. */
export interface CsvSigns {
  readonly delimiter: number;
  /** LF, also where CR LF ends the lines, or CR. */
  readonly lineEnd: number;
}

export interface CsvRow {
  /** What stands in the cells, without the quotation marks around it. */
  readonly cells: readonly Uint8Array[];
  /** Where the row ends, and where the next one begins. */
  readonly end: number;
  readonly next: number;
  /** Some quotation mark of it was closed by none, yet another one comes lines later. */
  readonly doubtful: boolean;
}

/** Why a row is none. */
export type NoRow = 'open' | 'wide';

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** Every cell takes memory beyond its bytes. */
export const mostCells = 10_000;

/**
 * The row that begins at a place; undefined where more bytes have to be read first. Unless it is the
 * last there are, its end has to be seen. A cell is quoted where its first sign is a quotation mark that
 * another one closes; any other quotation mark is a sign like the rest.
 */
export function readCsvRow(
  bytes: Buffer,
  start: number,
  signs: CsvSigns,
  isLast: boolean,
): CsvRow | NoRow | undefined {
  const cells: Uint8Array[] = [];
  let doubtful = false;
  for (let at = start; ;) {
    if (cells.length === mostCells) return 'wide';
    const closing = bytes[at] === quote ? closingQuote(bytes, at + 1) : undefined;
    if (closing === -1) return isLast ? 'open' : undefined;
    if (closing !== undefined && closing + 2 >= bytes.length && !isLast) return undefined;
    const isQuoted = closing !== undefined && endsCell(bytes, closing + 1, signs);
    if (closing !== undefined && !isQuoted) {
      doubtful ||= bytes.subarray(at, closing).includes(signs.lineEnd);
    }
    const stop = findStop(bytes, closing === undefined ? at : closing + 1, signs);
    if (stop === bytes.length && !isLast) return undefined;
    const end = withoutReturn(bytes, at, stop, signs);
    cells.push(isQuoted ? unquote(bytes.subarray(at + 1, closing)) : bytes.subarray(at, end));
    if (bytes[stop] !== signs.delimiter) {
      return { cells, end, next: Math.min(stop + 1, bytes.length), doubtful };
    }
    at = stop + 1;
  }
}

/** The cells of a single row. */
export function cellsOf(row: Uint8Array, delimiter: number): readonly Uint8Array[] {
  const bytes = Buffer.from(row.buffer, row.byteOffset, row.byteLength);
  const found = readCsvRow(bytes, 0, { delimiter, lineEnd: lineFeed }, true);
  return typeof found === 'object' ? found.cells : [];
}

/** True for a row with nothing but blanks in it, and no second cell. */
export function isBlankRow(row: Uint8Array, delimiter: number): boolean {
  return row.every((byte) => isBlank(byte) && byte !== delimiter);
}

function isBlank(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === lineFeed || byte === carriageReturn;
}

/** The next quotation mark that does not stand for itself by being doubled; -1 where there is none. */
function closingQuote(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(quote, from);
  while (at >= 0 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2);
  return at;
}

function endsCell(bytes: Buffer, at: number, { delimiter, lineEnd }: CsvSigns): boolean {
  const sign = bytes[at];
  if (sign === undefined || sign === delimiter || sign === lineEnd) return true;
  return sign === carriageReturn && (at + 1 >= bytes.length || bytes[at + 1] === lineEnd);
}

/** The next sign that ends a cell, or the end of the bytes. */
function findStop(bytes: Buffer, from: number, { delimiter, lineEnd }: CsvSigns): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === delimiter || bytes[at] === lineEnd) return at;
  }
  return bytes.length;
}

/** A line may end in CR LF. */
function withoutReturn(bytes: Buffer, from: number, stop: number, signs: CsvSigns): number {
  const ends = stop > from && bytes[stop] !== signs.delimiter;
  return ends && bytes[stop - 1] === carriageReturn ? stop - 1 : stop;
}

function unquote(cell: Buffer): Uint8Array {
  if (!cell.includes(quote)) return cell;
  return Buffer.from(cell.toString('latin1').replaceAll('""', '"'), 'latin1');
}
