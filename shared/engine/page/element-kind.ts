import type { MarkupElement } from '../../model/page-markup';
import { hintMask, hintTokens } from './hint-words';

/** Elements with the same name and the same hint are of one kind: a page has far fewer kinds than elements. */
export interface ElementKind {
  readonly tag: string;
  readonly tokens: readonly string[];
  /** Groups of hint words that the hint speaks of. */
  readonly mask: number;
  /** Bits over `aroundTags`. */
  readonly around: number;
  /** 1 to 6 for headings, else 0. */
  readonly heading: number;
}

/** Elements that say of all that stands in them what it is. */
export const aroundTags: readonly (readonly string[])[] = [
  ['nav', 'menu'],
  ['header'],
  ['footer'],
  ['aside'],
  ['form', 'dialog'],
  ['article'],
  ['main'],
  ['ul', 'ol', 'dl'],
  ['table'],
  ['figure'],
  ['section'],
];

const aroundBits = new Map(aroundTags.flatMap((tags, at) => tags.map((tag) => [tag, 1 << at])));

/** The kinds of the elements, in the order in which they come up, and for each element which it is of. */
export function nameKinds(elements: readonly MarkupElement[]): {
  kind: Int32Array;
  kinds: ElementKind[];
} {
  const kinds: ElementKind[] = [];
  const byTag = new Map<string, Map<string, number>>();
  const kind = new Int32Array(elements.length);
  for (let at = 0; at < elements.length; at++) {
    const { tag, hint } = elements[at]!;
    let byHint = byTag.get(tag);
    if (!byHint) byTag.set(tag, (byHint = new Map<string, number>()));
    let own = byHint.get(hint);
    if (own === undefined) byHint.set(hint, (own = kinds.push(kindOf(tag, hint)) - 1));
    kind[at] = own;
  }
  return { kind, kinds };
}

function kindOf(tag: string, hint: string): ElementKind {
  const tokens = hintTokens(hint);
  return {
    tag,
    tokens,
    mask: hintMask(tokens),
    around: aroundBits.get(tag) ?? 0,
    heading: /^h[1-6]$/.test(tag) ? Number(tag[1]) : 0,
  };
}
