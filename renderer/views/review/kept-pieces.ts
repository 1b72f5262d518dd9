import { type Span, spanContains } from '../../../shared/model/span';

/** A stretch of a line that stays, or one that is cut out of it. */
export interface KeptPiece extends Span {
  readonly isCut: boolean;
}

/** A line in what stays of it and what is cut. `cuts` are sorted by start and may overlap. */
export function keptPieces(line: Span, cuts: readonly Span[]): KeptPiece[] {
  const pieces: KeptPiece[] = [];
  let at = line.start;
  for (const cut of cuts) {
    const start = Math.max(at, cut.start);
    const end = Math.min(line.end, cut.end);
    if (end <= start) continue;
    if (start > at) pieces.push({ start: at, end: start, isCut: false });
    const before = pieces.at(-1);
    if (before?.isCut) pieces[pieces.length - 1] = { ...before, end };
    else pieces.push({ start, end, isCut: true });
    at = end;
  }
  if (at < line.end) pieces.push({ start: at, end: line.end, isCut: false });
  return pieces;
}

/** True when nothing but white space stays of a line. */
export function isAllCut(text: string, line: Span, cuts: readonly Span[]): boolean {
  if (cuts.some((cut) => spanContains(cut, line))) return true;
  return keptPieces(line, cuts).every(
    ({ start, end, isCut }) => isCut || text.slice(start, end).trim() === '',
  );
}
