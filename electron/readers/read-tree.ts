import { html } from 'parse5';
import type { Block } from '../../shared/model/document';
import { isBoundary, isHidden, isUnseen, preservesSpace } from './html-elements';
import type { HtmlDocument, HtmlElement, HtmlNode } from './html-tree';
import { PageText } from './page-text';

/** What stands in the tree of a page. */
export interface TreeContent {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly title?: string;
  readonly url?: string;
  /** Sources of the page's JSON-LD. */
  readonly jsonLd: readonly string[];
}

/** A place in the tree: the next child of `element` to look at. */
interface Visit {
  readonly element: HtmlElement | HtmlDocument;
  child: number;
  readonly preserve: boolean;
}

/** Reads a tree of any depth; `showHidden` takes in what attributes hide. */
export function readTree(tree: HtmlDocument, showHidden: boolean): TreeContent {
  const page = new PageText();
  const jsonLd: string[] = [];
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
      if (isJsonLd(node)) jsonLd.push(textOf(node));
      if (isUnseen(node.tagName) && node.tagName !== 'head') continue;
      if (!showHidden && isHidden(node.attrs) && !isWholePage(node)) continue;
      if (isBoundary(node.tagName)) page.endBlock();
      const preserve = visit.preserve || preservesSpace(node.tagName);
      path.push({ element: node, child: 0, preserve });
    }
  }
  return {
    ...page.finish(),
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    jsonLd,
  };
}

/** Pages hide these until their scripts have run; with scripting off everybody sees them. */
function isWholePage(element: HtmlElement): boolean {
  return element.tagName === 'html' || element.tagName === 'body';
}

/** Text of a page's own `title` element (not of a drawing's); undefined when it says nothing. */
function titleOf(element: HtmlElement): string | undefined {
  if (element.tagName !== 'title' || element.namespaceURI !== htmlNamespace) return undefined;
  return textOf(element).replace(/\s+/g, ' ').trim() || undefined;
}

function canonicalOf(element: HtmlElement): string | undefined {
  if (element.tagName !== 'link') return undefined;
  if (!/(?:^|\s)canonical(?:\s|$)/i.test(attributeOf(element, 'rel') ?? '')) return undefined;
  return attributeOf(element, 'href')?.trim() || undefined;
}

function isJsonLd(element: HtmlElement): boolean {
  const type = attributeOf(element, 'type') ?? '';
  return element.tagName === 'script' && /^\s*application\/ld\+json\b/i.test(type);
}

function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

function textOf(element: HtmlElement): string {
  return element.childNodes.map((child) => (isText(child) ? child.value : '')).join('');
}

const htmlNamespace = html.NS.HTML;

function isText(node: HtmlNode): node is Extract<HtmlNode, { nodeName: '#text' }> {
  return node.nodeName === '#text';
}

function isElement(node: HtmlNode | HtmlDocument): node is HtmlElement {
  return 'tagName' in node;
}
