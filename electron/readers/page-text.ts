import type { Block } from '../../shared/model/document';

/** Puts the text of a page together the way a browser lays it out: blocks, white space collapsed. */
export class PageText {
  readonly #blocks: string[] = [];
  #pieces: string[] = [];
  /** The block ends in a blank (or has not begun), so that another one would not be seen. */
  #afterSpace = true;
  #preserved = false;

  /** Adds text; `preserve` keeps its white space and line ends. */
  add(text: string, preserve: boolean): void {
    if (preserve) {
      this.#preserved = true;
      this.#pieces.push(text);
      this.#afterSpace = false;
      return;
    }
    let collapsed = text.replace(/[ \t\n\r\f]+/g, ' ');
    if (this.#afterSpace && collapsed.startsWith(' ')) collapsed = collapsed.slice(1);
    if (collapsed === '') return;
    this.#pieces.push(collapsed);
    this.#afterSpace = collapsed.endsWith(' ');
  }

  /** What follows stands in another block. */
  endBlock(): void {
    const joined = this.#pieces.join('');
    // The first line of preformatted text keeps its indentation.
    const text = this.#preserved ? joined.replace(/^\s*\n/, '').trimEnd() : joined.trim();
    if (text.trim() !== '') this.#blocks.push(text);
    this.#pieces = [];
    this.#afterSpace = true;
    this.#preserved = false;
  }

  /** All blocks, one a line; a block of preformatted text keeps its inner line ends. */
  finish(): { text: string; blocks: Block[] } {
    this.endBlock();
    const blocks: Block[] = [];
    let at = 0;
    for (const [index, text] of this.#blocks.entries()) {
      const indent = text.length - text.trimStart().length;
      blocks.push({ index, start: at + indent, end: at + text.length });
      at += text.length + 1;
    }
    return { text: this.#blocks.join('\n'), blocks };
  }
}

/** The text and blocks of a page with more lines behind them. */
export function addLines(
  page: { readonly text: string; readonly blocks: readonly Block[] },
  lines: readonly string[],
): { text: string; blocks: Block[] } {
  const blocks = [...page.blocks];
  let text = page.text;
  for (const line of lines.map((each) => each.trim()).filter((each) => each !== '')) {
    const start = text === '' ? 0 : text.length + 1;
    text = text === '' ? line : `${text}\n${line}`;
    blocks.push({ index: blocks.length, start, end: start + line.length });
  }
  return { text, blocks };
}
