import type { BlockMarkup, MarkupElement } from '../../shared/model/page-markup';
import type { HtmlElement } from './html-nodes';

/** Longest hint that is kept; pages with generated class names repeat themselves without end. */
const mostHint = 120;
const hinting = new Set(['class', 'id', 'role', 'itemprop', 'itemtype', 'aria-label']);

type Changing<T> = { -readonly [Key in keyof T]: T[Key] };

/** The block-level elements of a page in the order in which they open. */
export class ElementTable {
  readonly #nodes: HtmlElement[] = [];
  readonly #parents: number[] = [];
  readonly #hints = new Hints();

  /** Index of the element. */
  add(node: HtmlElement, parent: number): number {
    this.#parents.push(parent);
    return this.#nodes.push(node) - 1;
  }

  /** The elements that hold blocks; the blocks are given their indices among them. */
  finish(blocks: readonly Changing<Pick<BlockMarkup, 'element'>>[]): MarkupElement[] {
    const places = new Int32Array(this.#nodes.length).fill(-1);
    for (const { element } of blocks) {
      for (let at = element; at >= 0 && places[at] === -1; at = this.#parents[at]!) places[at] = 0;
    }
    const elements: MarkupElement[] = [];
    for (let at = 0; at < places.length; at++) {
      if (places[at] === -1) continue;
      places[at] = elements.length;
      const node = this.#nodes[at]!;
      const parent = this.#parents[at]!;
      elements.push({
        parent: parent < 0 ? -1 : places[parent]!,
        tag: node.tagName,
        hint: this.#hints.of(node),
      });
    }
    for (const block of blocks) if (block.element >= 0) block.element = places[block.element]!;
    return elements;
  }

  hintOf(node: HtmlElement): string {
    return this.#hints.of(node);
  }
}

/** What the class, id, role and the like of elements say of them: in lower case, shortened. */
class Hints {
  /** Most elements of a page have their hint in common with others. */
  readonly #known = new Map<string, string>();

  of({ attrs }: HtmlElement): string {
    let raw = '';
    for (const { name, value } of attrs) {
      if (value === '' || !hinting.has(name)) continue;
      const part = value.length > mostHint ? value.slice(0, mostHint) : value;
      raw = raw === '' ? part : `${raw} ${part}`;
      if (raw.length >= mostHint) break;
    }
    if (raw === '') return '';
    let hint = this.#known.get(raw);
    if (hint === undefined) this.#known.set(raw, (hint = tidy(raw)));
    return hint;
  }
}

function tidy(raw: string): string {
  return raw.slice(0, mostHint).replace(/\s+/g, ' ').trim().toLowerCase();
}
