import { isHtmlSpace } from './html-space';

/** Elements whose content is dropped; nothing of it is text of the page. */
const dropped = new Set(['script', 'style']);
/** Elements whose content is no markup, but may be text. */
const raw = new Set(['textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);
/** Inside these the elements above may be like any others, or be ignored. */
const special = new Set(['svg', 'math', 'select']);
/** Behind these a parser reads on in ways of its own. */
const last = new Set(['frameset', 'plaintext']);

/**
 * A page without the content of its scripts and style sheets, JSON-LD excepted: a third of the text
 * of usual pages, which parsing would take character by character. What a parser makes of the rest is
 * the same. Where it is not plain what a parser would see, the rest of the page stays as it is. Linear in
 * the length of the page.
 */
export function dropScripts(html: string): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const { from, to } of scriptContents(html)) {
    pieces.push(html.slice(copied, from));
    copied = to;
  }
  return copied === 0 ? html : pieces.join('') + html.slice(copied);
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where the contents stand that may be dropped. */
function* scriptContents(html: string): Generator<Range> {
  /** The outermost special element that is open. */
  let outer: string | undefined;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    const tag = readTag(html, at, outer !== undefined);
    if (tag === undefined || last.has(tag.name)) return;
    at = tag.end;
    if (tag.isEnd) {
      if (tag.name === outer) outer = undefined;
    } else if (special.has(tag.name)) {
      if (!closesItself(html, tag.end)) outer ??= tag.name;
    } else if (dropped.has(tag.name) || raw.has(tag.name)) {
      const to = contentEnd(html, tag);
      if (to < 0 || (outer !== undefined && isDoubtful(html, tag, to, outer))) return;
      const isJsonLd = tag.name === 'script' && /ld\+json/i.test(html.slice(tag.start, tag.end));
      if (dropped.has(tag.name) && !isJsonLd) yield { from: tag.end, to };
      at = to;
    }
  }
}

interface Tag {
  readonly start: number;
  readonly end: number;
  /** In lower case; empty for a comment, a declaration and a sign that is text. */
  readonly name: string;
  readonly isEnd: boolean;
}

/** What begins with this `<`; undefined when it does not end, or may end elsewhere for a parser. */
function readTag(html: string, start: number, inSpecial: boolean): Tag | undefined {
  const code = html.charCodeAt(start + 1);
  const isEnd = code === slash;
  if (isLetter(isEnd ? html.charCodeAt(start + 2) : code)) {
    const from = start + (isEnd ? 2 : 1);
    const name = nameAt(html, from);
    const end = tagEnd(html, from + name.length);
    return end < 0 ? undefined : { start, end, name, isEnd };
  }
  const end =
    isEnd || code === exclamation || code === question
      ? declarationEnd(html, start, inSpecial)
      : start + 1;
  return end < 0 ? undefined : { start, end, name: '', isEnd: false };
}

/** True for an empty element of a drawing; in doubt it is not. */
function closesItself(html: string, end: number): boolean {
  return /["'\s]\/>$/.test(html.slice(Math.max(0, end - 3), end));
}

/** In a drawing only text without markup is raw and plain content alike; a choice ignores style sheets. */
function isDoubtful(html: string, { end, name }: Tag, to: number, outer: string): boolean {
  if (outer === 'select') return name !== 'script';
  return html.charCodeAt(end - 2) === slash || html.slice(end, to).includes('<');
}

const exclamation = 0x21;
const question = 0x3f;
const slash = 0x2f;
const equals = 0x3d;
const greater = 0x3e;

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Behind a comment or declaration; -1 when it does not end, or may end elsewhere for a parser. */
function declarationEnd(html: string, at: number, inSpecial: boolean): number {
  // A CDATA section, as drawings may have them, ends in its own way.
  if (inSpecial && html.startsWith('<![', at)) return -1;
  if (!html.startsWith('<!--', at)) return html.indexOf('>', at) + 1 || -1;
  // `<!-->` is a comment too, and `--!>` ends one.
  const end = html.indexOf('-->', at + 2);
  return end < 0 || html.slice(at, end).includes('--!>') ? -1 : end + 3;
}

function nameAt(html: string, start: number): string {
  let end = start;
  while (isNamePart(html.charCodeAt(end))) end++;
  return html.slice(start, end).toLowerCase();
}

function isNamePart(code: number): boolean {
  return code !== slash && code !== greater && !isHtmlSpace(code) && !Number.isNaN(code);
}

/** Behind the `>` of a tag; quotes count where a value begins. -1 when it does not end. */
function tagEnd(html: string, from: number): number {
  let named = false;
  for (let at = from; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === greater) return at + 1;
    if (code === slash) named = false;
    else if (code !== equals || !named) named ||= !isHtmlSpace(code);
    else {
      at = valueEnd(html, at + 1) - 1;
      if (at < 0) return -1;
      named = false;
    }
  }
  return -1;
}

/** Behind the value of an attribute; -1 when it does not end. */
function valueEnd(html: string, from: number): number {
  let at = from;
  while (isHtmlSpace(html.charCodeAt(at))) at++;
  const quote = html.charAt(at);
  if (quote === '"' || quote === "'") return html.indexOf(quote, at + 1) + 1;
  while (at < html.length && !isHtmlSpace(html.charCodeAt(at)) && html.charCodeAt(at) !== greater)
    at++;
  return at;
}

/** Where the end tag of a raw element begins; -1 when there is none, or a script hides it. */
function contentEnd(html: string, { name, end: from }: Tag): number {
  const endTag = new RegExp(`</${name}[\\s/>]`, 'gi');
  endTag.lastIndex = from;
  const end = endTag.exec(html)?.index ?? -1;
  if (end < 0 || name !== 'script') return end;
  const content = html.slice(from, end);
  return content.includes('<!--') && /<script/i.test(content) ? -1 : end;
}
