import { html, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';
import {
  append,
  childrenOf,
  detach,
  HtmlComment,
  HtmlElement,
  HtmlText,
  insertBefore,
  type HtmlNode,
} from './html-nodes';

/** Deeper than any page that people write; from here on building a tree takes too long. */
const deepest = 512;
/** Elements of a page, those that the parser repeats for unclosed formatting included. */
const mostElements = 250_000;

/** Thrown while parsing when a page is built to be slow. */
export class PageTooComplex extends Error {}

export type HtmlTree = TreeAdapterTypeMap<
  HtmlNode,
  HtmlElement,
  HtmlNode,
  HtmlElement,
  HtmlElement,
  HtmlElement,
  HtmlComment,
  HtmlText,
  HtmlElement,
  never
>;

/** Builds the tree of one page of our nodes, within bounds. */
export function treeBuilder(): TreeAdapter<HtmlTree> {
  let elements = 0;
  let mode = html.DOCUMENT_MODE.NO_QUIRKS;
  return {
    ...building,
    createElement(name, namespace, attributes) {
      if (++elements > mostElements) throw new PageTooComplex();
      return new HtmlElement(name, namespace, attributes);
    },
    setDocumentMode: (_document, next) => (mode = next),
    getDocumentMode: () => mode,
  };
}

function nothing(): undefined {
  return undefined;
}

function noText(): string {
  return '';
}

const building: Omit<
  TreeAdapter<HtmlTree>,
  'createElement' | 'setDocumentMode' | 'getDocumentMode'
> = {
  createDocument: () => new HtmlElement('#document', undefined, []),
  createDocumentFragment: () => new HtmlElement('#document-fragment', undefined, []),
  createCommentNode: () => new HtmlComment(),
  createTextNode: (value) => new HtmlText(value),

  appendChild(parent, child) {
    const depth = parent.depth + 1;
    if (depth > deepest) throw new PageTooComplex();
    if (child instanceof HtmlElement) child.depth = depth;
    append(parent, child);
  },
  insertBefore,
  detachNode: detach,
  insertText(parent, text) {
    if (parent.last instanceof HtmlText) parent.last.value += text;
    else append(parent, new HtmlText(text));
  },
  insertTextBefore(parent, text, next) {
    if (next.previous instanceof HtmlText) next.previous.value += text;
    else insertBefore(parent, new HtmlText(text), next);
  },
  adoptAttributes(recipient, attributes) {
    const known = new Set(recipient.attrs.map(({ name }) => name));
    const others = attributes.filter(({ name }) => !known.has(name));
    recipient.attrs = [...recipient.attrs, ...others];
  },
  setTemplateContent: (element, content) => (element.content = content),
  getTemplateContent: (element) => element.content!,

  getFirstChild: ({ first }) => first ?? null,
  getChildNodes: childrenOf,
  getParentNode: ({ parent }) => parent ?? null,
  getAttrList: ({ attrs }) => attrs,
  getTagName: ({ tagName }) => tagName,
  // A document has none, which is never asked for.
  getNamespaceURI: ({ namespaceURI }) => namespaceURI!,
  getTextNodeContent: ({ value }) => value,
  isTextNode: (node): node is HtmlText => node instanceof HtmlText,
  isCommentNode: (node): node is HtmlComment => node instanceof HtmlComment,
  isElementNode: (node): node is HtmlElement => node instanceof HtmlElement,

  // Neither the document type nor places in the source are kept.
  isDocumentTypeNode: (_node): _node is never => false,
  setDocumentType: nothing,
  getCommentNodeContent: noText,
  getDocumentTypeNodeName: noText,
  getDocumentTypeNodePublicId: noText,
  getDocumentTypeNodeSystemId: noText,
  setNodeSourceCodeLocation: nothing,
  getNodeSourceCodeLocation: nothing,
  updateNodeSourceCodeLocation: nothing,
};
