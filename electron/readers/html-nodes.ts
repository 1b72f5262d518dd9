import type { html, Token } from 'parse5';

/** A node of a page's tree; children are linked, so that no list grows for each element. */
abstract class Node {
  parent: HtmlElement | undefined = undefined;
  previous: HtmlNode | undefined = undefined;
  next: HtmlNode | undefined = undefined;
}

export class HtmlText extends Node {
  constructor(public value: string) {
    super();
  }
}

/** What it says is not kept. */
export class HtmlComment extends Node {}

/** An element, or a document, which has no namespace. */
export class HtmlElement extends Node {
  first: HtmlNode | undefined = undefined;
  last: HtmlNode | undefined = undefined;
  /** How deep it stands. */
  depth = 0;
  /** What stands in a `template`. */
  content: HtmlElement | undefined = undefined;

  constructor(
    readonly tagName: string,
    readonly namespaceURI: html.NS | undefined,
    public attrs: Token.Attribute[],
  ) {
    super();
  }
}

export type HtmlNode = HtmlElement | HtmlText | HtmlComment;

export function append(parent: HtmlElement, node: HtmlNode): void {
  node.parent = parent;
  node.previous = parent.last;
  if (parent.last) parent.last.next = node;
  else parent.first = node;
  parent.last = node;
}

export function insertBefore(parent: HtmlElement, node: HtmlNode, next: HtmlNode): void {
  node.parent = parent;
  node.next = next;
  node.previous = next.previous;
  if (next.previous) next.previous.next = node;
  else parent.first = node;
  next.previous = node;
}

export function detach(node: HtmlNode): void {
  const { parent, previous, next } = node;
  if (!parent) return;
  if (previous) previous.next = next;
  else parent.first = next;
  if (next) next.previous = previous;
  else parent.last = previous;
  node.parent = node.previous = node.next = undefined;
}

export function childrenOf({ first }: HtmlElement): HtmlNode[] {
  const children: HtmlNode[] = [];
  for (let child = first; child; child = child.next) children.push(child);
  return children;
}

/** Value of an attribute; undefined where it is not there. */
export function attributeOf({ attrs }: HtmlElement, name: string): string | undefined {
  for (const attribute of attrs) if (attribute.name === name) return attribute.value;
  return undefined;
}

/** The text that stands directly in an element. */
export function textOf({ first }: HtmlElement): string {
  let text = '';
  for (let child = first; child; child = child.next) {
    if (child instanceof HtmlText) text += child.value;
  }
  return text;
}
