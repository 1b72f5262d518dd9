import {
  isBlankRow,
  mostCells,
  readCsvRow,
  type CsvRow,
  type CsvSigns,
  type NoRow,
} from './read-csv-row';
import { rowBehindSlip, showsWhatFollows } from './unclosed-quote';
import { hasUtf8Mark, utf8MarkLength } from './utf8-mark';

/** A row of a table. */
export interface TableRow {
  readonly cells: readonly Uint8Array[];
  /** The row as it stands, without its line end. */
  readonly bytes: Uint8Array;
  /** The line on which it ends, from 1. */
  readonly line: number;
  /** Its place for good: the line, where CR LF inside a cell counts as two. */
  readonly key: string;
}

/** A row that cannot be read, and why. */
export interface BrokenRow {
  readonly broken: string;
  /** The line on which it begins. */
  readonly line: number;
  readonly key: string;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;

const notClosed = 'a quotation mark is not closed';
const tooLong = 'it is too long, or a quotation mark is not closed';
const tooWide = `it has more than ${mostCells} cells`;

/**
 * The rows of a table one by one, so that only one of them is held in memory. They end with LF, with
 * CR LF, or with CR where `head` has nothing else; blank ones are left out. A quotation mark that is
 * not closed takes only its own line with it where those behind that look like rows.
 */
export async function* splitCsv(
  chunks: AsyncIterable<Uint8Array>,
  { head, delimiter, limit }: { head: Uint8Array; delimiter: number; limit: number },
): AsyncGenerator<TableRow | BrokenRow> {
  const onlyReturns = !head.includes(lineFeed) && head.includes(carriageReturn);
  const lineEnd = onlyReturns ? carriageReturn : lineFeed;
  const splitter = new CsvSplitter({ delimiter, lineEnd }, limit);
  for await (const chunk of chunks) yield* splitter.add(chunk);
  yield* splitter.finish();
}

class CsvSplitter {
  readonly #signs: CsvSigns;
  readonly #limit: number;
  #waiting: Buffer[] = [];
  #length = 0;
  /** Nothing is read before so many bytes wait: at first those of a byte order mark. */
  #enough = utf8MarkLength;
  #begun = false;
  /** What of a row that is too long has still to be passed over. */
  #passing: 'quoted cell' | 'line' | undefined;
  #line = 1;
  /** CRs inside of rows so far: batches know their rows by keys that count them. */
  #returns = 0;
  #columns = 0;

  constructor(signs: CsvSigns, limit: number) {
    this.#signs = signs;
    this.#limit = limit;
  }

  *add(chunk: Uint8Array): Generator<TableRow | BrokenRow> {
    this.#waiting.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    this.#length += chunk.length;
    if (this.#length >= this.#enough) yield* this.#read(false);
  }

  finish(): Generator<TableRow | BrokenRow> {
    return this.#read(true);
  }

  *#read(isLast: boolean): Generator<TableRow | BrokenRow> {
    const bytes = this.#waiting.length === 1 ? this.#waiting[0]! : Buffer.concat(this.#waiting);
    let at = !this.#begun && hasUtf8Mark(bytes) ? utf8MarkLength : 0;
    this.#begun = true;
    while (at < bytes.length) {
      if (this.#passing) at = this.#pass(bytes, at);
      if (this.#passing) break;
      at = this.#skipEmpty(bytes, at);
      const row = this.#rowAt(bytes, at, isLast);
      if (row === undefined) break;
      const { item, next } = this.#take(bytes, at, row, isLast);
      if (item) yield item;
      this.#line += this.#linesIn(bytes, at, next);
      at = next;
    }
    this.#keep(bytes.subarray(at));
  }

  /** What is left waits for more. A row that was begun is read from its beginning each time: at twice its bytes. */
  #keep(rest: Buffer): void {
    this.#waiting = [rest];
    this.#length = rest.length;
    const canBeDropped = this.#passing !== undefined;
    this.#enough = canBeDropped ? 0 : Math.min(2 * rest.length, this.#limit + 1);
  }

  /** The row that begins at a place; undefined where more has to be seen: its end, or what follows a row in doubt. */
  #rowAt(bytes: Buffer, at: number, isLast: boolean): CsvRow | NoRow | undefined {
    const isFull = bytes.length - at > this.#limit;
    const canWait = !isLast && !isFull;
    const row = readCsvRow(bytes, at, this.#signs, !canWait);
    const mustWait =
      canWait && isDoubtful(row) && !showsWhatFollows(bytes, at, this.#signs.lineEnd);
    return mustWait ? undefined : row;
  }

  /** Lines with nothing in them come by the million. */
  #skipEmpty(bytes: Buffer, from: number): number {
    let at = from;
    while (bytes[at] === this.#signs.lineEnd) at++;
    this.#line += at - from;
    return at;
  }

  /** What a row gives, and where the next one begins. */
  #take(
    bytes: Buffer,
    at: number,
    row: CsvRow | NoRow,
    isLast: boolean,
  ): { readonly item?: TableRow | BrokenRow; readonly next: number } {
    const line = this.#line;
    if (row === 'open' || isDoubtful(row)) {
      const next = rowBehindSlip(bytes, at, this.#signs, this.#columns);
      if (next !== undefined) {
        return { item: { broken: notClosed, line, key: this.#keyOf(line) }, next };
      }
    }
    if (row === 'open') return this.#passOver('quoted cell', isLast ? notClosed : tooLong, bytes);
    if (row === 'wide') return this.#passOver('line', tooWide, bytes, at);
    const { cells, end, next } = row;
    if (end - at > this.#limit) {
      return next < bytes.length || bytes[next - 1] === this.#signs.lineEnd
        ? { item: { broken: tooLong, line, key: this.#keyOf(line) }, next }
        : this.#passOver('line', tooLong, bytes);
    }
    const own = bytes.subarray(at, end);
    if (isBlankRow(own, this.#signs.delimiter)) return { next };
    if (this.#columns === 0) this.#columns = cells.length;
    const last = line + this.#linesIn(bytes, at, end);
    if (this.#signs.lineEnd === lineFeed) this.#returns += countOf(own, carriageReturn);
    return { item: { cells, bytes: own, line: last, key: this.#keyOf(last) }, next };
  }

  #passOver(
    what: 'quoted cell' | 'line',
    broken: string,
    bytes: Buffer,
    next = bytes.length,
  ): { readonly item: BrokenRow; readonly next: number } {
    this.#passing = what;
    return { item: { broken, line: this.#line, key: this.#keyOf(this.#line) }, next };
  }

  #keyOf(line: number): string {
    return String(line + this.#returns);
  }

  /** Passes over a row that is not read; where its end is not seen, `#passing` stays. */
  #pass(bytes: Buffer, from: number): number {
    const { delimiter, lineEnd } = this.#signs;
    let at = from;
    if (this.#passing === 'quoted cell') {
      const ends = [delimiter, lineEnd, carriageReturn];
      do at = bytes.indexOf(quote, at) + 1;
      while (at > 0 && at < bytes.length && !ends.includes(bytes[at]!));
      if (at > 0 && at < bytes.length) this.#passing = 'line';
    }
    const end = this.#passing === 'line' ? bytes.indexOf(lineEnd, at) + 1 : 0;
    if (end > 0) this.#passing = undefined;
    // A quotation mark at the end may be the one that is looked for.
    const seen = at === bytes.length ? bytes.length - 1 : bytes.length;
    const next = end > 0 ? end : seen;
    this.#line += this.#linesIn(bytes, from, next);
    return next;
  }

  #linesIn(bytes: Buffer, from: number, to: number): number {
    let lines = 0;
    const { lineEnd } = this.#signs;
    for (let at = bytes.indexOf(lineEnd, from); at >= 0 && at < to; lines++) {
      at = bytes.indexOf(lineEnd, at + 1);
    }
    return lines;
  }
}

function countOf(bytes: Uint8Array, byte: number): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) count++;
  return count;
}

function isDoubtful(row: CsvRow | NoRow | undefined): boolean {
  return typeof row === 'object' && row.doubtful;
}
