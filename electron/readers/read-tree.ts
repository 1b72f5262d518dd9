import { html } from 'parse5';
import type { MarkupElement, PageFacts } from '../../shared/model/page-markup';
import { isHidden, traitsOf } from './html-elements';
import { ElementTable } from './element-table';
import { attributeOf, HtmlElement, HtmlText, textOf, type HtmlNode } from './html-nodes';
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

/** A place in the tree: an element and the next child of it to look at. */
interface Visit extends TextPlace {
  readonly node: HtmlElement;
  child: HtmlNode | undefined;
  readonly boundary: boolean;
}

/** Reads a tree of any depth; `showHidden` takes in what attributes hide. */
export function readTree(tree: HtmlElement, showHidden: boolean): TreeContent {
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

  read(tree: HtmlElement): TreeContent {
    const page = this.#page;
    const path = this.#path;
    path.push({
      node: tree,
      child: tree.first,
      preserve: false,
      linked: false,
      emphasised: false,
      element: -1,
      boundary: true,
    });
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const node = visit.child;
      if (!node) {
        path.pop();
        if (visit.boundary) page.endBlock();
        continue;
      }
      visit.child = node.next;
      if (node instanceof HtmlText) page.add(node.value, visit, this.#inner);
      else if (node instanceof HtmlElement) this.#enter(node, visit);
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
      child: node.first,
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
      const { node } = this.#path[at]!;
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
