import type { BlockMarkup, MarkupElement } from '../../shared/model/page-markup';
import type { HtmlElement } from './html-tree';

/** Longest hint that is kept; pages with generated class names repeat themselves without end. */
const mostHint = 120;
const hinting = new Set(['class', 'id', 'role', 'itemprop', 'itemtype', 'aria-label']);

/** The block-level elements of a page in the order in which they open. */
export class ElementTable {
  readonly #nodes: HtmlElement[] = [];
  readonly #parents: number[] = [];

  /** Index of the element. */
  add(node: HtmlElement, parent: number): number {
    this.#parents.push(parent);
    return this.#nodes.push(node) - 1;
  }

  /** The elements that hold blocks, and the blocks with their indices among them. */
  finish(blocks: readonly BlockMarkup[]): {
    elements: MarkupElement[];
    markup: BlockMarkup[];
  } {
    const places = new Int32Array(this.#nodes.length).fill(-1);
    for (const { element } of blocks) {
      for (let at = element; at >= 0 && places[at] === -1; at = this.#parents[at]!) places[at] = 0;
    }
    const elements: MarkupElement[] = [];
    this.#nodes.forEach((node, at) => {
      if (places[at] === -1) return;
      places[at] = elements.length;
      const parent = this.#parents[at]!;
      elements.push({
        parent: parent < 0 ? -1 : places[parent]!,
        tag: node.tagName,
        hint: hintOf(node),
      });
    });
    const markup = blocks.map((block) => ({
      ...block,
      element: block.element < 0 ? -1 : places[block.element]!,
    }));
    return { elements, markup };
  }
}

/** What an element's class, id, role and the like say of it: in lower case, shortened. */
export function hintOf({ attrs }: HtmlElement): string {
  let hint = '';
  for (const { name, value } of attrs) {
    if (!hinting.has(name) || value === '') continue;
    hint += `${hint === '' ? '' : ' '}${value.slice(0, mostHint)}`;
    if (hint.length >= mostHint) break;
  }
  return hint.slice(0, mostHint).replace(/\s+/g, ' ').trim().toLowerCase();
}
