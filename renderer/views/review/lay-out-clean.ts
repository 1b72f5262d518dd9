import { type Span, spansOverlap } from '../../../shared/model/span';

/** A stretch of kept text, or the place of cuts between two of them. */
export type CleanPiece =
  | { readonly kind: 'text'; readonly start: number; readonly end: number }
  | { readonly kind: 'cut'; readonly start: number; readonly end: number };

/** One line of the clean text; a line of cuts alone stands between two lines. */
export interface CleanLine {
  readonly key: string;
  readonly pieces: readonly CleanPiece[];
}

/**
 * The clean text in lines, from the text of the document and the spans left out of it (sorted,
 * disjoint). Blank lines are left to the spacing of the page.
 */
export function layOutClean(text: string, cuts: readonly Span[]): CleanLine[] {
  const lines: CleanLine[] = [];
  let pieces: CleanPiece[] = [];
  const endLine = () => {
    const isBlank = pieces.every(
      (piece) => piece.kind === 'text' && text.slice(piece.start, piece.end).trim() === '',
    );
    const first = pieces[0];
    if (first && !isBlank) lines.push({ key: `${first.kind}-${first.start}`, pieces });
    pieces = [];
  };
  const addText = (from: number, to: number) => {
    let start = from;
    for (const end of lineEnds(text, from, to)) {
      if (end > start) pieces.push({ kind: 'text', start, end });
      endLine();
      start = end + lineEndLength(text, end);
    }
    if (start < to) pieces.push({ kind: 'text', start, end: to });
  };
  let at = 0;
  for (const cut of cuts) {
    addText(at, cut.start);
    // A cut that begins on a line of its own is drawn between the lines.
    const alone = pieces.length === 0 || endsLine(text, cut.start - 1);
    if (alone) endLine();
    pieces.push({ kind: 'cut', start: cut.start, end: cut.end });
    if (alone && (cut.end >= text.length || endsLine(text, cut.end - 1))) endLine();
    at = cut.end;
  }
  addText(at, text.length);
  endLine();
  return lines;
}

/** The flags that a left-out span comes from, by index. */
export function flagsIn(cut: Span, flags: readonly Span[]): number[] {
  return flags.flatMap((flag, index) => (spansOverlap(flag, cut) ? [index] : []));
}

function* lineEnds(text: string, from: number, to: number): Iterable<number> {
  for (let at = from; at < to; at += lineEndLength(text, at) || 1) {
    if (endsLine(text, at)) yield at;
  }
}

function endsLine(text: string, at: number): boolean {
  const unit = text[at];
  return unit === '\n' || unit === '\r' || unit === '\u2028' || unit === '\u2029';
}

function lineEndLength(text: string, at: number): number {
  if (!endsLine(text, at)) return 0;
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
}
