import { html } from 'parse5';
import type { Block } from '../../shared/model/document';
import { isBoundary, isHidden, isUnseen, preservesSpace } from './html-elements';
import { parseTree, type HtmlDocument, type HtmlElement, type HtmlNode } from './html-tree';
import { PageText } from './page-text';
import { readTags } from './read-tags';

/** What a reader could get from a page. */
export interface HtmlPage {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Of the `title` element. */
  readonly title?: string;
  /** Address that the page gives for itself. */
  readonly url?: string;
}

/** The one place that turns HTML into text; pages built to break parsers are read tag by tag. */
export function parseHtml(source: string): HtmlPage {
  const tree = parseTree(source);
  return tree ? readTree(tree) : readTags(source);
}

/** A place in the tree: the next child of `element` to look at. */
interface Visit {
  readonly element: HtmlElement | HtmlDocument;
  child: number;
  readonly preserve: boolean;
}

function readTree(tree: HtmlDocument): HtmlPage {
  const page = new PageText();
  let title: string | undefined;
  let url: string | undefined;
  const path: Visit[] = [{ element: tree, child: 0, preserve: false }];
  for (let visit = path.at(-1); visit; visit = path.at(-1)) {
    const node = visit.element.childNodes[visit.child++];
    if (!node) {
      path.pop();
      if (isElement(visit.element) && isBoundary(visit.element.tagName)) page.endBlock();
    } else if (isText(node)) {
      page.add(node.value, visit.preserve);
    } else if (isElement(node)) {
      title ??= titleOf(node);
      url ??= canonicalOf(node);
      if (isUnseen(node.tagName) && node.tagName !== 'head') continue;
      if (isHidden(node.attrs) && !isWholePage(node)) continue;
      if (isBoundary(node.tagName)) page.endBlock();
      path.push({
        element: node,
        child: 0,
        preserve: visit.preserve || preservesSpace(node.tagName),
      });
    }
  }
  return {
    ...page.finish(),
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
  };
}

/** Pages hide these until their scripts have run; with scripting off everybody sees them. */
function isWholePage(element: HtmlElement): boolean {
  return element.tagName === 'html' || element.tagName === 'body';
}

/** Text of a page's own `title` element (not of a drawing's); undefined when it says nothing. */
function titleOf(element: HtmlElement): string | undefined {
  if (element.tagName !== 'title' || element.namespaceURI !== htmlNamespace) return undefined;
  const text = element.childNodes.map((child) => (isText(child) ? child.value : '')).join('');
  return text.replace(/\s+/g, ' ').trim() || undefined;
}

function canonicalOf(element: HtmlElement): string | undefined {
  if (element.tagName !== 'link') return undefined;
  const value = (name: string) => element.attrs.find((attribute) => attribute.name === name)?.value;
  if (!/(?:^|\s)canonical(?:\s|$)/i.test(value('rel') ?? '')) return undefined;
  return value('href')?.trim() || undefined;
}

const htmlNamespace = html.NS.HTML;

function isText(node: HtmlNode): node is Extract<HtmlNode, { nodeName: '#text' }> {
  return node.nodeName === '#text';
}

function isElement(node: HtmlNode | HtmlDocument): node is HtmlElement {
  return 'tagName' in node;
}
