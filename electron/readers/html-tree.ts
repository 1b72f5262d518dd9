import { defaultTreeAdapter, parse, Parser, type DefaultTreeAdapterTypes } from 'parse5';
import { feedParser } from './feed-parser';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlDocument = DefaultTreeAdapterTypes.Document;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Deeper than any page that people write; from here on building a tree takes too long. */
const deepest = 512;
/** Elements of a page, those that the parser repeats for unclosed formatting included. */
const mostElements = 250_000;

/** Thrown while parsing when a page is built to be slow. */
class PageTooComplex extends Error {}

/** The tree of a page as a browser without scripting builds it; undefined when it is out of bounds. */
export function parseTree(html: string): HtmlDocument | undefined {
  try {
    const parser = new Parser({ scriptingEnabled: false, treeAdapter: boundedTreeAdapter() });
    if (feedParser(html, parser)) return parser.document;
    return parse(html, { scriptingEnabled: false, treeAdapter: boundedTreeAdapter() });
  } catch (thrown) {
    if (thrown instanceof PageTooComplex) return undefined;
    throw thrown;
  }
}

/** How deep a node stands; only elements that have children know it. */
interface Placed {
  depth?: number;
}

function boundedTreeAdapter(): typeof defaultTreeAdapter {
  let elements = 0;
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      if (++elements > mostElements) throw new PageTooComplex();
      const element: HtmlElement & Placed = defaultTreeAdapter.createElement(
        name,
        namespace,
        attributes,
      );
      element.depth = 0;
      return element;
    },
    appendChild(parent, child) {
      const depth = ((parent as Placed).depth ?? 0) + 1;
      if (depth > deepest) throw new PageTooComplex();
      if ((child as Placed).depth !== undefined) (child as Placed).depth = depth;
      defaultTreeAdapter.appendChild(parent, child);
    },
  };
}

/** Value of an attribute; undefined where it is not there. */
export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** The text that stands directly in an element. */
export function textOf(element: HtmlElement): string {
  return element.childNodes
    .map((child) => (child.nodeName === '#text' && 'value' in child ? child.value : ''))
    .join('');
}
