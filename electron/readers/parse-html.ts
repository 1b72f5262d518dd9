import type { Block } from '../../shared/model/document';
import type { PageMarkup } from '../../shared/model/page-markup';
import type { HtmlElement } from './html-nodes';
import { parseTree } from './html-tree';
import { articleBody } from './json-ld';
import { addLines, type TextOfPage } from './page-text';
import { readTags } from './read-tags';
import { readTree, type TreeContent } from './read-tree';

/** What a reader could get from a page. */
export interface HtmlPage {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Of the `title` element. */
  readonly title?: string;
  /** Address that the page gives for itself. */
  readonly url?: string;
  /** From here on the text stands in the page's JSON-LD alone. */
  readonly jsonLdFrom?: number;
  /** How the blocks stand in the page; undefined for a page that was read tag by tag. */
  readonly markup?: PageMarkup;
}

/** The one place that turns HTML into text; pages built to break parsers are read tag by tag. */
export function parseHtml(source: string): HtmlPage {
  const tree = parseTree(source);
  if (!tree) return readTags(source);
  const content = readContent(tree);
  const body = articleBody(content.jsonLd, content.text);
  if (body === undefined) return toPage(content, content);
  // Some sites put markup into it, where plain text belongs.
  const lines = holdsTag(body) ? readMarkup(body) : body.split(/[\n\r]+/);
  return { ...toPage(content, addLines(content, lines)), jsonLdFrom: content.text.length };
}

function toPage({ elements, facts, title, url }: TreeContent, text: TextOfPage): HtmlPage {
  return {
    text: text.text,
    blocks: text.blocks,
    markup: { elements, blocks: text.markup, facts },
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
  };
}

/** Text hidden by attributes is left out, unless next to nothing remains: then scripts show it. */
function readContent(tree: HtmlElement): TreeContent {
  const seen = readTree(tree, false);
  if (seen.text.length > 500) return seen;
  const all = readTree(tree, true);
  return all.text.length > 10 * seen.text.length ? all : seen;
}

/** True for the start of a tag and any end after it; looking for both at once would be quadratic. */
function holdsTag(body: string): boolean {
  const start = body.search(/<\/?[a-z]/i);
  return start >= 0 && body.includes('>', start);
}

function readMarkup(body: string): string[] {
  const tree = parseTree(body);
  return (tree ? readTree(tree, false) : readTags(body)).text.split('\n');
}
