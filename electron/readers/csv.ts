import { isUtf8 } from 'node:buffer';
import { decodeAs, decodeText, type DecodedText } from './decode';
import { makeProblem } from './make-problem';
import { peekNarrow } from './peek-narrow';
import { recordLimit } from './jsonl';
import { cellsOf } from './read-csv-row';
import { recordDocument } from './record-document';
import type { Reader, ReadItem, SourceStream } from './reader';
import { splitCsv, type TableRow } from './split-csv';

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

async function* readTable(source: SourceStream): AsyncGenerator<ReadItem> {
  const { head, chunks, wide } = await peekNarrow(source);
  const choice = wide ? { ...source.choice, encoding: 'utf-8' } : source.choice;
  const looked = decodeText(head, source.declaredEncoding);
  const table = new Table({ ...source, ...(choice && { choice }) }, looked);
  const delimiter = findDelimiter(latin1(head)).charCodeAt(0);
  let rows = 0;
  let number = 0;
  let problems = 0;
  for await (const row of splitCsv(chunks, { head, delimiter, limit: recordLimit })) {
    if ('broken' in row) {
      problems++;
      yield table.problem({ ...row, reason: row.broken });
    } else if (rows++ > 0 || !table.takeHeader(row)) yield table.readRow(row, number++);
  }
  if (number === 0 && problems === 0) yield { problem: makeProblem('FILE_EMPTY', source.path) };
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
  takeHeader({ cells }: TableRow): boolean {
    const names = cells.map((cell) => this.#decode(cell).text.trim());
    const isHeader =
      names.every((name) => name.length <= longestName && !/^-?\d+(?:[.,]\d+)?$/.test(name)) &&
      names.some((name) => name !== '') &&
      new Set(names).size === names.length;
    this.#names = isHeader ? names : [];
    return isHeader;
  }

  readRow({ cells, bytes, line, key }: TableRow, number: number): ReadItem {
    const row = this.#decode(bytes);
    const fields = Object.fromEntries(
      cells.map((cell, at) => [
        this.#names[at] || `column ${at + 1}`,
        decodeAs(cell, row.encoding).text,
      ]),
    );
    const { encoding, confidence: encodingConfidence } = row;
    const made = recordDocument(
      { fields, bytes, key, number, encoding: { encoding, encodingConfidence } },
      this.#source.choice?.textField,
    );
    return typeof made === 'object'
      ? { document: made }
      : this.problem({ line, key, reason: made });
  }

  problem({ line, key, reason }: { line: number; key: string; reason: string }): ReadItem {
    const details = { reason: `line ${line}: ${reason}` };
    return { problem: makeProblem('RECORD_INVALID', this.#source.path, details, key) };
  }

  /** A row says too little by itself: what is not UTF-8 is what the beginning of the table is. */
  #decode(bytes: Uint8Array): DecodedText {
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
  for (const delimiter of delimiters) {
    const found = cellsOf(row, delimiter.charCodeAt(0)).find(test);
    if (found) return found;
  }
  return undefined;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
