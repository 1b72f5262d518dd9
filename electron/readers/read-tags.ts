import { type Token, Tokenizer, TokenizerMode, type TokenHandler } from 'parse5';
import { traitsOf } from './html-elements';
import { PageText } from './page-text';
import type { HtmlPage } from './parse-html';

/** Elements whose content is not markup, and how it has to be read. */
const rawContent: Readonly<Record<string, number>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  plaintext: TokenizerMode.PLAINTEXT,
};

/** Elements without an end tag. */
const empty = new Set(['area', 'base', 'basefont', 'link', 'meta', 'param']);

/**
 * Text of a page without building its tree, in linear time: for pages nested so deeply that no
 * browser would show them either. What stands in unseen elements is left out by their tags alone.
 */
export function readTags(html: string): HtmlPage {
  const reading = new TagReading();
  const tokenizer: Tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, reading);
  reading.tokenizer = tokenizer;
  tokenizer.write(html, true);
  return reading.finish();
}

/** Without a tree nothing is known of where a text stands. */
const nowhere = { element: -1, linked: false, emphasised: false };
const noInner = (): string => '';

function ignore(): void {
  // Nothing of it is text.
}

class TagReading implements TokenHandler {
  tokenizer: Tokenizer | undefined;
  readonly #page = new PageText();
  #title: string | undefined;
  /** The element whose end is waited for, and how many of the same name are open inside it. */
  #unseen: string | undefined;
  #depth = 0;
  #preserving = 0;

  onStartTag({ tagName }: Token.TagToken): void {
    const mode = rawContent[tagName];
    if (mode !== undefined) this.tokenizer!.state = mode as Tokenizer['state'];
    const traits = traitsOf(tagName);
    if (this.#unseen !== undefined) {
      if (tagName === this.#unseen) this.#depth++;
    } else if (traits.unseen && tagName !== 'head' && !empty.has(tagName)) {
      this.#unseen = tagName;
      this.#depth = 1;
    } else {
      if (traits.boundary) this.#page.endBlock();
      if (traits.preservesSpace) this.#preserving++;
    }
  }

  onEndTag({ tagName }: Token.TagToken): void {
    if (this.#unseen !== undefined) {
      if (tagName === this.#unseen && --this.#depth === 0) this.#unseen = undefined;
      return;
    }
    const traits = traitsOf(tagName);
    if (traits.boundary) this.#page.endBlock();
    if (traits.preservesSpace && this.#preserving > 0) this.#preserving--;
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    if (this.#unseen === 'title') this.#title = (this.#title ?? '') + chars;
    if (this.#unseen === undefined) {
      this.#page.add(chars, { ...nowhere, preserve: this.#preserving > 0 }, noInner);
    }
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token);
  }

  readonly onNullCharacter = ignore;
  readonly onComment = ignore;
  readonly onDoctype = ignore;
  readonly onEof = ignore;

  finish(): HtmlPage {
    const title = this.#title?.replace(/\s+/g, ' ').trim();
    const { text, blocks } = this.#page.finish();
    return { text, blocks, ...(title && { title }) };
  }
}
