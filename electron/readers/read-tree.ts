import { html } from 'parse5';
import type { MarkupElement, PageFacts } from '../../shared/model/page-markup';
import { isHidden, traitsOf } from './html-elements';
import {
  attributeOf,
  textOf,
  type HtmlDocument,
  type HtmlElement,
  type HtmlNode,
} from './html-tree';
import { ElementTable } from './element-table';
import { FactReading } from './page-facts';
import { PageText, type TextOfPage, type TextPlace } from './page-text';

/** What stands in the tree of a page. */
export interface TreeContent extends TextOfPage {
  readonly elements: readonly MarkupElement[];
  readonly facts: PageFacts;
  readonly title?: string;
  readonly url?: string;
  /** The values of the page's JSON-LD. */
  readonly jsonLd: readonly unknown[];
}

/** A place in the tree: the next child of `node` to look at. */
interface Visit extends TextPlace {
  readonly node: HtmlElement | HtmlDocument;
  child: number;
  readonly boundary: boolean;
}

/** Reads a tree of any depth; `showHidden` takes in what attributes hide. */
export function readTree(tree: HtmlDocument, showHidden: boolean): TreeContent {
  return new TreeReading(showHidden).read(tree);
}

class TreeReading {
  readonly #page = new PageText();
  readonly #elements = new ElementTable();
  readonly #facts = new FactReading();
  readonly #path: Visit[] = [];
  #title: string | undefined;
  #url: string | undefined;

  constructor(private readonly showHidden: boolean) {}

  read(tree: HtmlDocument): TreeContent {
    const page = this.#page;
    const path = this.#path;
    path.push({
      node: tree,
      child: 0,
      preserve: false,
      linked: false,
      emphasised: false,
      element: -1,
      boundary: true,
    });
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const node = visit.node.childNodes[visit.child++];
      if (!node) {
        path.pop();
        if (visit.boundary) page.endBlock();
      } else if (isText(node)) page.add(node.value, visit, this.#inner);
      else if (isElement(node)) this.#enter(node, visit);
    }
    const text = page.finish();
    return {
      ...text,
      elements: this.#elements.finish(text.markup),
      facts: this.#facts.finish(),
      ...(this.#title !== undefined && { title: this.#title }),
      ...(this.#url !== undefined && { url: this.#url }),
      jsonLd: this.#facts.jsonLd,
    };
  }

  #enter(node: HtmlElement, parent: Visit): void {
    const { tagName } = node;
    const traits = traitsOf(tagName);
    this.#title ??= titleOf(node);
    this.#url ??= canonicalOf(node);
    this.#facts.see(node);
    if (traits.picture) this.#page.passImage();
    if (traits.control) this.#page.passControl();
    if (traits.unseen && tagName !== 'head') return;
    if (!this.showHidden && isHidden(node.attrs) && !isWholePage(node)) return;
    const { boundary } = traits;
    if (boundary) this.#page.endBlock();
    if (traits.link) this.#page.beginLink();
    this.#path.push({
      node,
      child: 0,
      preserve: parent.preserve || traits.preservesSpace,
      linked: parent.linked || traits.clicked,
      emphasised: parent.emphasised || traits.emphasis,
      element: boundary ? this.#elements.add(node, parent.element) : parent.element,
      boundary,
    });
  }

  /** The inline elements around the text that is being read, from the outside in. */
  readonly #inner = (): string => {
    if (this.#path.at(-1)!.boundary) return '';
    const names: string[] = [];
    for (let at = this.#path.length - 1; at >= 0 && !this.#path[at]!.boundary; at--) {
      const node = this.#path[at]!.node as HtmlElement;
      names.push(`${node.tagName} ${this.#elements.hintOf(node)}`.trim());
    }
    return names.reverse().join(' ');
  };
}

/** Pages hide these until their scripts have run; with scripting off everybody sees them. */
function isWholePage(element: HtmlElement): boolean {
  return element.tagName === 'html' || element.tagName === 'body';
}

/** Text of a page's own `title` element (not of a drawing's); undefined when it says nothing. */
function titleOf(element: HtmlElement): string | undefined {
  if (element.tagName !== 'title' || element.namespaceURI !== html.NS.HTML) return undefined;
  return textOf(element).replace(/\s+/g, ' ').trim() || undefined;
}

function canonicalOf(element: HtmlElement): string | undefined {
  if (element.tagName !== 'link') return undefined;
  if (!/(?:^|\s)canonical(?:\s|$)/i.test(attributeOf(element, 'rel') ?? '')) return undefined;
  return attributeOf(element, 'href')?.trim() || undefined;
}

function isText(node: HtmlNode): node is Extract<HtmlNode, { nodeName: '#text' }> {
  return node.nodeName === '#text';
}

function isElement(node: HtmlNode | HtmlDocument): node is HtmlElement {
  return 'tagName' in node;
}
