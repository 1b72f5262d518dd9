import type { Block } from '../../shared/model/document';
import type { BlockMarkup } from '../../shared/model/page-markup';
import { firstInk } from './html-space';

/** How a piece of text stands in its page. */
export interface TextPlace {
  /** Its white space and line ends are text. */
  readonly preserve: boolean;
  /** Index of the block-level element around it. */
  readonly element: number;
  readonly linked: boolean;
  readonly emphasised: boolean;
}

export interface TextOfPage {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly markup: readonly BlockMarkup[];
}

/** What is noted of a block; its element may still be counted anew. */
export type Note = { -readonly [Key in keyof BlockMarkup]: BlockMarkup[Key] };

/** Longest `inner` that is kept. */
const mostInner = 80;

/** Puts the text of a page together the way a browser lays it out: blocks, white space collapsed. */
export class PageText {
  readonly #blocks: string[] = [];
  readonly #notes: Note[] = [];
  #text = '';
  #note: Note | undefined;
  /** The block ends in a blank (or has not begun), so that another one would not be seen. */
  #afterSpace = true;
  #preserved = false;
  #links = 0;
  #images = 0;
  #controls = 0;

  /**
   * Adds text as it stands in the source. `inner` tells names and hints of the inline elements around it, and is
   * asked for a block's first texts only.
   */
  add(text: string, place: TextPlace, inner: () => string): void {
    if (place.preserve) {
      this.#preserved = true;
      this.#text += text;
      this.#afterSpace = false;
      this.#take(text, place, inner);
      return;
    }
    const collapsed = collapse(text, this.#afterSpace);
    if (collapsed === '') return;
    this.#text += collapsed;
    this.#afterSpace = collapsed.endsWith(' ');
    this.#take(collapsed, place, inner);
  }

  beginLink(): void {
    this.#links++;
  }

  /** A picture or form control stands here. */
  passImage(): void {
    this.#images++;
  }
  passControl(): void {
    this.#controls++;
  }

  #take(text: string, { element, linked, emphasised }: TextPlace, inner: () => string): void {
    const length = inkLength(text);
    if (length === 0) return;
    const note = (this.#note ??= this.#begin(element));
    if (linked) note.linked += length;
    if (emphasised) note.emphasised += length;
    if (note.inner.length < mostInner) {
      const more = inner();
      if (more !== '' && !note.inner.endsWith(more)) {
        note.inner = `${note.inner} ${more}`.slice(0, mostInner);
      }
    }
  }

  #begin(element: number): Note {
    const { images, controls } = { images: this.#images, controls: this.#controls };
    this.#images = 0;
    this.#controls = 0;
    return { element, links: 0, linked: 0, emphasised: 0, images, controls, inner: '' };
  }

  /** What follows stands in another block. */
  endBlock(): void {
    if (this.#note) {
      // The first line of preformatted text keeps its indentation.
      const text = this.#preserved ? this.#text.replace(/^\s*\n/, '').trimEnd() : this.#text.trim();
      this.#note.links = this.#links;
      this.#blocks.push(text);
      this.#notes.push(this.#note);
      this.#note = undefined;
    }
    this.#text = '';
    this.#links = 0;
    this.#afterSpace = true;
    this.#preserved = false;
  }

  /** All blocks, one a line; a block of preformatted text keeps its inner line ends. */
  finish(): TextOfPage & { readonly markup: readonly Note[] } {
    this.endBlock();
    const blocks: Block[] = [];
    let at = 0;
    for (let index = 0; index < this.#blocks.length; index++) {
      const text = this.#blocks[index]!;
      const indent = text.length - text.trimStart().length;
      blocks.push({ index, start: at + indent, end: at + text.length });
      at += text.length + 1;
    }
    return { text: this.#blocks.join('\n'), blocks, markup: this.#notes };
  }
}

/** One blank for each run of white space, and none at the start behind a blank. */
function collapse(text: string, afterSpace: boolean): string {
  const first = firstInk(text);
  // Most texts of a page are the line ends between its tags.
  if (first === text.length) return afterSpace || text === '' ? '' : ' ';
  const collapsed = text.replace(spaces, ' ');
  return afterSpace && first > 0 ? collapsed.slice(1) : collapsed;
}

/** A blank alone stays as it is. */
const spaces = /[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+/g;

/** Characters that are no white space. */
function inkLength(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 32 ? code < 160 || !otherSpace.test(text[at]!) : !isControlSpace(code)) length++;
  }
  return length;
}

const otherSpace = /\s/;

function isControlSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** The text and blocks of a page with more lines behind them, which stand in no element. */
export function addLines(page: TextOfPage, lines: readonly string[]): TextOfPage {
  const blocks = [...page.blocks];
  const markup = [...page.markup];
  let text = page.text;
  for (const line of lines.map((each) => each.trim()).filter((each) => each !== '')) {
    const start = text === '' ? 0 : text.length + 1;
    text = text === '' ? line : `${text}\n${line}`;
    blocks.push({ index: blocks.length, start, end: start + line.length });
    markup.push(nowhere);
  }
  return { text, blocks, markup };
}

const nowhere: BlockMarkup = {
  element: -1,
  links: 0,
  linked: 0,
  emphasised: 0,
  images: 0,
  controls: 0,
  inner: '',
};
