import type { Span } from '../../../shared/model/span';
import type { Row } from './lay-out-document';

const longestHeadline = 160;
/** Titles are looked for this far down: a breadcrumb or date may stand above. */
const rowsSearched = 8;

/**
 * The row that is set as a headline: the one that repeats the document's title, else a short first
 * line without a full stop. Purely a matter of looks.
 */
export function findHeadline(
  text: string,
  rows: readonly Row[],
  title: string | undefined,
): string | undefined {
  const first = rows.slice(0, rowsSearched).filter((row) => row.flag < 0 && row.lines.length === 1);
  const named = title && first.find((row) => isTitle(textOf(text, row.lines[0]!), title));
  if (named) return named.key;
  const top = rows.slice(0, 4).find((row) => row.flag < 0);
  if (!top || top.lines.length !== 1 || rows.length < 3) return undefined;
  const line = textOf(text, top.lines[0]!);
  return line.length <= longestHeadline && line.length >= 8 && !/[.:;,…]["'”’]?$/.test(line)
    ? top.key
    : undefined;
}

function textOf(text: string, span: Span): string {
  return text.slice(span.start, Math.min(span.end, span.start + longestHeadline * 2)).trim();
}

function isTitle(line: string, title: string): boolean {
  const bare = (value: string) =>
    value
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const given = bare(title);
  const found = bare(line);
  return found.length >= 8 && (given === found || given.startsWith(`${found} `));
}
