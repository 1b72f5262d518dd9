import { html as names, Token } from 'parse5';
import { decodeValue } from './char-references';
import { isHtmlSpace } from './html-space';
import { lowerAscii, NameTable } from './name-table';

type Attribute = Token.Attribute;
/** Names of attributes; undefined stands for all. */
type Wanted = NameTable | undefined;

const slash = 0x2f;
const equals = 0x3d;
const greater = 0x3e;
const doubleQuote = 0x22;
const singleQuote = 0x27;

/** Nobody adds to what a tag has. */
const none: Attribute[] = [];
const fewAttributes = 4;
/** More attributes of a tag are told apart by a set, which takes longer for few. */
const mostCompared = 32;
/** Attributes that are read from any element. */
export const usualAttributes: readonly string[] = [
  ...['class', 'id', 'role', 'itemprop', 'itemtype', 'aria-label', 'hidden', 'style', 'type'],
  ...['rel', 'property', 'name', 'content', 'lang', 'datetime', 'pubdate', 'encoding'],
];
const wantedUsually = new NameTable(usualAttributes);
const wantedOfLink = new NameTable([...usualAttributes, 'href']);
const wantedOfEnd = new NameTable([]);
/** A parser that repeats unclosed formatting compares all that these have. */
const formatting = new Set('b big code em font i nobr s small strike strong tt u'.split(' '));

/** Reads the tags of a page, which has line ends of one kind and no NUL; linear in its length. */
export class TagReader {
  /** Behind the tag that was read last; -1 when the page ends inside it. */
  end = 0;
  /** Where the next `&` stands that was looked for. */
  #ampersand = -1;
  #attributes = none;
  #selfClosing = false;
  /** Names of the attributes of a tag of very many. */
  #names: Set<string> | undefined;

  constructor(private readonly html: string) {}

  /** The start tag whose name begins at `at`, without attributes that nobody reads. */
  readStart(at: number): Token.TagToken {
    const tagName = this.#readName(at);
    this.#readRest(wantedOf(tagName));
    return this.#toToken(Token.TokenType.START_TAG, tagName);
  }

  readEnd(at: number): Token.TagToken {
    const tagName = this.#readName(at);
    this.#readRest(wantedOfEnd);
    return this.#toToken(Token.TokenType.END_TAG, tagName);
  }

  /** True when there is a `&` in the range; asked from the front of the page to its end. */
  holdsReference(from: number, to: number): boolean {
    if (this.#ampersand < from) {
      const next = this.html.indexOf('&', from);
      this.#ampersand = next < 0 ? Infinity : next;
    }
    return this.#ampersand < to;
  }

  #toToken(type: Token.TagToken['type'], tagName: string): Token.TagToken {
    const tagID = names.getTagID(tagName);
    const selfClosing = this.#selfClosing;
    const attrs = this.#attributes;
    return { type, tagName, tagID, selfClosing, ackSelfClosing: false, attrs, location: null };
  }

  #readName(from: number): string {
    const { html } = this;
    let at = from;
    while (at < html.length && !endsName(html.charCodeAt(at))) at++;
    this.end = at;
    return this.#nameAt(from, at);
  }

  /** Reads on from behind the name to the end of the tag. */
  #readRest(wanted: Wanted): void {
    const { html } = this;
    this.#attributes = none;
    this.#selfClosing = false;
    this.#names = undefined;
    let at = this.end;
    while (at < html.length) {
      const code = html.charCodeAt(at);
      if (code === greater) {
        this.end = at + 1;
        return;
      }
      this.#selfClosing = code === slash && html.charCodeAt(at + 1) === greater;
      at = code === slash || isHtmlSpace(code) ? at + 1 : this.#readAttribute(at, wanted);
    }
    this.end = -1;
  }

  /** Reads the attribute whose name begins at `from`; returns where it ends. */
  #readAttribute(from: number, wanted: Wanted): number {
    const { html } = this;
    // A `=` that no name stands before begins one.
    let to = from + 1;
    while (to < html.length && html.charCodeAt(to) !== equals && !endsName(html.charCodeAt(to)))
      to++;
    const name = wanted ? wanted.find(html, from, to) : this.#nameAt(from, to);
    const isWanted = name !== '' && this.#isNew(name);
    const sign = this.#behindSpace(to);
    if (html.charCodeAt(sign) !== equals) {
      if (isWanted) this.#add({ name, value: '' });
      return sign;
    }
    const at = this.#behindSpace(sign + 1);
    const quote = html.charCodeAt(at);
    const isQuoted = quote === doubleQuote || quote === singleQuote;
    const start = isQuoted ? at + 1 : at;
    const end = isQuoted ? this.#quotedEnd(quote, start) : this.#bareEnd(start);
    if (isWanted) this.#add({ name, value: this.#valueAt(start, end) });
    return isQuoted ? end + 1 : end;
  }

  /** The name in lower case, but for letters beyond ASCII. */
  #nameAt(from: number, to: number): string {
    const name = this.html.slice(from, to);
    for (let at = from; at < to; at++) {
      const code = this.html.charCodeAt(at);
      if (code >= 65 && code <= 90) return lowerAscii(name);
    }
    return name;
  }

  #behindSpace(from: number): number {
    let at = from;
    while (isHtmlSpace(this.html.charCodeAt(at))) at++;
    return at;
  }

  #add(attribute: Attribute): void {
    const known = this.#attributes;
    // A list that grows takes room for many, and most tags have few.
    if (known.length < fewAttributes) this.#attributes = [...known, attribute];
    else known.push(attribute);
  }

  /** False for an attribute that the tag has already; the first one counts. */
  #isNew(name: string): boolean {
    const attrs = this.#attributes;
    if (attrs.length < mostCompared) return !attrs.some((known) => known.name === name);
    this.#names ??= new Set(attrs.map((known) => known.name));
    if (this.#names.has(name)) return false;
    this.#names.add(name);
    return true;
  }

  #quotedEnd(quote: number, from: number): number {
    const end = this.html.indexOf(quote === doubleQuote ? '"' : "'", from);
    return end < 0 ? this.html.length : end;
  }

  /** Where a value without quotes ends. */
  #bareEnd(from: number): number {
    const { html } = this;
    let at = from;
    while (at < html.length && !isHtmlSpace(html.charCodeAt(at)) && html.charCodeAt(at) !== greater)
      at++;
    return at;
  }

  #valueAt(from: number, to: number): string {
    const value = this.html.slice(from, to);
    return this.holdsReference(from, to) ? decodeValue(value) : value;
  }
}

function wantedOf(tagName: string): Wanted {
  if (formatting.has(tagName)) return undefined;
  return tagName === 'link' ? wantedOfLink : wantedUsually;
}

/** True for what ends the name of a tag or of an attribute; NaN, as behind the end of a page, does not. */
export function endsName(code: number): boolean {
  return code === greater || code === slash || isHtmlSpace(code);
}
