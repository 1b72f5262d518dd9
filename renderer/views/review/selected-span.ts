import type { Span } from '../../../shared/model/span';

/** One drawn stretch of text and the part of it that is selected. */
export interface SelectedPiece {
  /** Offset of the stretch in the text of the document. */
  readonly start: number;
  /** Selected units inside the stretch, half-open. */
  readonly from: number;
  readonly to: number;
}

/**
 * The span of the document's text that selected pieces make up, without white space at its ends
 * and never through the middle of a character; null when nothing but white space is left.
 */
export function selectedSpan(text: string, pieces: readonly SelectedPiece[]): Span | null {
  let start = Infinity;
  let end = -Infinity;
  for (const piece of pieces) {
    if (piece.to <= piece.from) continue;
    start = Math.min(start, piece.start + piece.from);
    end = Math.max(end, piece.start + piece.to);
  }
  if (start >= end) return null;
  while (start > 0 && splitsCharacter(text, start)) start--;
  while (end < text.length && splitsCharacter(text, end)) end++;
  while (start < end && isSpace(text[start]!)) start++;
  while (start < end && isSpace(text[end - 1]!)) end--;
  return start < end ? { start, end } : null;
}

function isSpace(character: string): boolean {
  return /\s/.test(character);
}

/** True between the halves of a surrogate pair, before a combining mark and beside a joiner. */
function splitsCharacter(text: string, at: number): boolean {
  const after = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  if (after >= 0xdc00 && after <= 0xdfff && before >= 0xd800 && before <= 0xdbff) return true;
  if (before === 0x200d || after === 0x200d) return true;
  return /^[\p{M}\ufe00-\ufe0f]/u.test(String.fromCodePoint(text.codePointAt(at)!));
}

/** Reads the selection of the page: which drawn stretches (`[data-start]`) below `root` it touches. */
export function readSelection(root: Element, range: Range): SelectedPiece[] {
  const pieces: SelectedPiece[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('[data-start]')) {
    if (!range.intersectsNode(element)) continue;
    const length = element.textContent.length;
    pieces.push({
      start: Number(element.dataset['start']),
      from: element.contains(range.startContainer)
        ? offsetIn(element, range.startContainer, range.startOffset)
        : 0,
      to: element.contains(range.endContainer)
        ? offsetIn(element, range.endContainer, range.endOffset)
        : length,
    });
  }
  return pieces;
}

/** The offset in the document's text of the character that is drawn at a point of the window. */
export function offsetAtPoint(x: number, y: number): number | undefined {
  const caret = document.caretPositionFromPoint(x, y);
  const { offsetNode: node, offset } = caret ?? {};
  const near = node instanceof Element ? node : node?.parentElement;
  const element = near?.closest<HTMLElement>('[data-start]');
  if (!node || !element || offset === undefined) return undefined;
  return Number(element.dataset['start']) + offsetIn(element, node, offset);
}

/** Units of text inside `element` before a boundary of a range. */
function offsetIn(element: Element, container: Node, offset: number): number {
  const before = element.ownerDocument.createRange();
  before.setStart(element, 0);
  before.setEnd(container, offset);
  return before.toString().length;
}
