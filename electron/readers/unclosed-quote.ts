import { cellsOf, isBlankRow, type CsvSigns } from './read-csv-row';

/**
 * A quotation mark that is not closed, or by one lines later only, is a slip of its own line where the
 * lines behind that look like rows of the table: so many of them are looked at, and this share has to.
 */
const lookedLines = 10;
const leastShare = 0.8;

/** True where the first line of a row is seen and enough lines behind it to be looked at. */
export function showsWhatFollows(bytes: Buffer, start: number, lineEnd: number): boolean {
  let end = start - 1;
  for (let lines = 0; lines <= lookedLines; lines++) {
    end = bytes.indexOf(lineEnd, end + 1);
    if (end < 0) return false;
  }
  return true;
}

/**
 * Where the row behind a slip begins: below its first line, if what stands there looks like rows of as
 * many cells as the table has columns. Undefined where it does not, and the quotation mark holds.
 */
export function rowBehindSlip(
  bytes: Buffer,
  start: number,
  signs: CsvSigns,
  columns: number,
): number | undefined {
  const below = bytes.indexOf(signs.lineEnd, start) + 1;
  return below > 0 && areRows(bytes, below, signs, columns) ? below : undefined;
}

/** Lines of a single cell are no sign: running text looks the same. */
function areRows(bytes: Buffer, from: number, signs: CsvSigns, columns: number): boolean {
  if (columns < 2) return false;
  let looked = 0;
  let alike = 0;
  let at = from;
  for (let lines = 0; lines < lookedLines && at < bytes.length; lines++) {
    const found = bytes.indexOf(signs.lineEnd, at);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(at, end);
    at = end + 1;
    if (isBlankRow(line, signs.delimiter)) continue;
    looked++;
    if (cellsOf(line, signs.delimiter).length === columns) alike++;
  }
  return looked > 0 && alike >= looked * leastShare;
}
