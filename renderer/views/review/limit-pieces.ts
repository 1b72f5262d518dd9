import type { Piece } from './lay-out-document';

/** Longer lines are folded at first, in UTF-16 code units. */
export const foldedLength = 20_000;

/** The pieces up to the offset `end`; the one that crosses it is shortened. */
export function limitPieces(pieces: readonly Piece[], end: number): readonly Piece[] {
  if ((pieces.at(-1)?.end ?? 0) <= end) return pieces;
  return pieces
    .filter((piece) => piece.start < end)
    .map((piece) => (piece.end > end ? { ...piece, end } : piece));
}
