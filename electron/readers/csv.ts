import { isUtf8 } from 'node:buffer';
import { parse, type Parser } from 'csv-parse';
import { parse as parseRows } from 'csv-parse/sync';
import { decodeAs, decodeText, type DecodedText } from './decode';
import { makeProblem } from './make-problem';
import { peekStart } from './peek-start';
import { recordLimit } from './jsonl';
import { recordDocument } from './record-document';
import type { Reader, ReadItem, SourceStream } from './reader';
import { pumpInto } from './pump-into';

/** Signs that may stand between cells. */
const delimiters = [',', '\t', ';', '|'];
/** A name of a column is no longer than this. */
const longestName = 60;

/**
 * Tables: one document a row, with the column names of the first row. Cells are cut on bytes, so
 * that each row keeps its own, and are decoded after that.
 */
export const csvReader: Reader = {
  id: 'csv',
  read: readTable,
};

/** What csv-parse hands out for a row with `raw` and `info`. */
interface ParsedRow {
  readonly record: readonly string[];
  /** The row as it stands. */
  readonly raw: string;
  readonly info: { readonly lines: number };
}

async function* readTable(source: SourceStream): AsyncGenerator<ReadItem> {
  const { head, chunks } = await peekStart(source.chunks());
  const wide = decodeText(head).encoding.startsWith('utf-16');
  const bytes = wide ? widen(chunks()) : chunks();
  const looked = decodeText(head, source.declaredEncoding);
  const start = latin1(wide ? Buffer.from(looked.text) : head);
  const table = new Table(source, wide ? decodeText(Buffer.from(start, 'latin1')) : looked);
  const skipped: { readonly line: number; readonly reason: string }[] = [];
  const parser = makeParser(findDelimiter(start), (line, reason) => skipped.push({ line, reason }));
  let rows = 0;
  let number = 0;
  for await (const row of pumpInto(bytes, parser) as AsyncIterable<ParsedRow>) {
    while (skipped.length > 0) yield table.problem(skipped.shift()!);
    const isHeader = rows++ === 0 && table.takeHeader(row);
    if (!isHeader) yield table.readRow(row, number++);
  }
  for (const each of skipped) yield table.problem(each);
  if (rows === 0 || (number === 0 && skipped.length === 0)) {
    yield { problem: makeProblem('FILE_EMPTY', source.path) };
  }
}

function makeParser(delimiter: string, skip: (line: number, reason: string) => void): Parser {
  return parse({
    delimiter,
    encoding: 'latin1',
    raw: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: recordLimit,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error) skip(Number(error['lines'] ?? 0), reasonOf(error.code));
    },
  });
}

/** The parser's message would quote the text. */
function reasonOf(code: string): string {
  if (code === 'CSV_MAX_RECORD_SIZE') return 'it is too long, or a quotation mark is not closed';
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is not closed';
  return 'its quotation marks do not fit';
}

/** The rows of one table as documents. */
class Table {
  readonly #source: SourceStream;
  readonly #looked: DecodedText;
  #names: readonly string[] = [];

  /** `looked` is the beginning of the table, decoded. */
  constructor(source: SourceStream, looked: DecodedText) {
    this.#source = source;
    this.#looked = looked;
  }

  /** Keeps the first row as names; false when it is a row like the others. */
  takeHeader({ record }: ParsedRow): boolean {
    const names = record.map((cell) =>
      this.#decode(cell)
        .text.replace(/^\ufeff/, '')
        .trim(),
    );
    const isHeader =
      names.every((name) => name.length <= longestName && !/^-?\d+(?:[.,]\d+)?$/.test(name)) &&
      names.some((name) => name !== '') &&
      new Set(names).size === names.length;
    this.#names = isHeader ? names : [];
    return isHeader;
  }

  readRow({ record, raw, info }: ParsedRow, number: number): ReadItem {
    const bytes = Buffer.from(raw.replace(/^[\r\n]+|[\r\n]+$/g, ''), 'latin1');
    const row = this.#decode(latin1(bytes));
    const fields = Object.fromEntries(
      record.map((cell, at) => [this.#names[at] || `column ${at + 1}`, this.#cell(cell, row)]),
    );
    const { encoding, confidence: encodingConfidence } = row;
    const key = String(info.lines);
    const made = recordDocument(
      { fields, bytes, key, number, encoding: { encoding, encodingConfidence } },
      this.#source.choice?.textField,
    );
    return typeof made === 'object'
      ? { document: made }
      : this.problem({ line: info.lines, reason: made });
  }

  problem({ line, reason }: { readonly line: number; readonly reason: string }): ReadItem {
    const details = { reason: `line ${line}: ${reason}` };
    return { problem: makeProblem('RECORD_INVALID', this.#source.path, details, String(line)) };
  }

  #cell(cell: string, row: { readonly encoding: string }): string {
    return decodeAs(Buffer.from(cell, 'latin1'), row.encoding, 1).text;
  }

  /** A row says too little by itself: what is not UTF-8 is what the beginning of the table is. */
  #decode(cell: string): DecodedText {
    const bytes = Buffer.from(cell, 'latin1');
    const chosen = this.#source.choice?.encoding;
    if (chosen !== undefined) return decodeAs(bytes, chosen);
    if (isUtf8(bytes)) return decodeAs(bytes, 'utf-8');
    const { encoding, confidence } = this.#looked;
    return encoding === 'utf-8' ? decodeText(bytes) : decodeAs(bytes, encoding, confidence);
  }
}

/** The sign that the first lines have most alike; quoted cells do not count. */
function findDelimiter(start: string): string {
  const lines = start
    .replace(/"(?:[^"]|"")*(?:"|$)/g, '')
    .split(/\r?\n/)
    .filter(Boolean);
  const looked = lines.slice(0, 10);
  const scoreOf = (sign: string) => {
    const counts = looked.map((line) => line.split(sign).length - 1);
    const first = counts[0] ?? 0;
    return first === 0 ? 0 : first * counts.filter((count) => count === first).length;
  };
  const scored = delimiters.map((sign) => ({ sign, score: scoreOf(sign) }));
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).sign;
}

/** The first cell of a row that passes a test, as bytes; the sign between cells is not known. */
export function findRowCell(
  row: Uint8Array,
  test: (cell: Uint8Array) => boolean,
): Uint8Array | undefined {
  const input = latin1(row);
  for (const delimiter of delimiters) {
    const options = { delimiter, relax_quotes: true, relax_column_count: true } as const;
    const [cells = []] = parseRows(input, options) as string[][];
    const found = cells.map((cell) => Buffer.from(cell, 'latin1')).find(test);
    if (found) return found;
  }
  return undefined;
}

/** Bytes of wide characters as UTF-8, which can be cut at its signs. */
async function* widen(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(decodeText(chunk).encoding);
    yield Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  if (decoder) yield Buffer.from(decoder.decode());
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
