import type { FlagKind } from '../../model/kind';
import { groupBit, type HintGroup } from './hint-words';
import type { Survey } from './survey-page';

/** What a block that is no main content belongs to. */
export interface PagePart {
  readonly kind: FlagKind;
  /** One line for the curator. */
  readonly reason: string;
}

interface PartName {
  readonly kind: FlagKind;
  readonly words: string;
}

/** Parts by the name of their element. */
const byTag: Readonly<Record<string, PartName>> = {
  nav: { kind: 'ui', words: 'navigation' },
  menu: { kind: 'ui', words: 'menu' },
  footer: { kind: 'template', words: 'footer' },
  aside: { kind: 'template', words: 'side column' },
  form: { kind: 'ui', words: 'form' },
  button: { kind: 'ui', words: 'button' },
  option: { kind: 'ui', words: 'choice of a form' },
  dialog: { kind: 'ui', words: 'dialog' },
  figcaption: { kind: 'caption', words: 'caption of a picture' },
};

/** Parts by what their class or id says; where several are named the first counts. */
const byGroup: readonly (readonly [HintGroup, PartName])[] = [
  ['share', { kind: 'share', words: 'links for sharing' }],
  ['advert', { kind: 'advert', words: 'advert' }],
  ['notice', { kind: 'policy', words: 'notice of the site' }],
  ['related', { kind: 'related', words: 'other things to read' }],
  ['comment', { kind: 'template', words: 'comments' }],
  ['navigation', { kind: 'ui', words: 'navigation' }],
  ['pages', { kind: 'ui', words: 'links between pages' }],
  ['tags', { kind: 'ui', words: 'topics' }],
  ['signup', { kind: 'promo', words: 'call to sign up or search' }],
  ['byline', { kind: 'metadata', words: 'about the author' }],
  ['date', { kind: 'metadata', words: 'date and the like' }],
  ['caption', { kind: 'caption', words: 'caption of a picture' }],
  ['footer', { kind: 'template', words: 'footer' }],
  ['aside', { kind: 'template', words: 'side column' }],
  ['header', { kind: 'template', words: 'head of the page' }],
];

const byBit = byGroup.map(([group, name]) => [groupBit(group), name] as const);

const elsewhere: PartName = { kind: 'template', words: 'apart from the main content' };
const links: PartName = { kind: 'ui', words: 'links' };
/** From this share of links on a part is said to consist of them. */
const manyLinks = 0.5;

/** Names what blocks belong to that are cut from a page. */
export class PartNaming {
  /** For each element how many of its blocks stay. */
  readonly #kept: Int32Array;
  /** Of the elements that were asked for. */
  readonly #names = new Map<number, PagePart>();

  constructor(
    private readonly survey: Survey,
    isCut: (index: number) => boolean,
  ) {
    const { tree } = survey;
    this.#kept = new Int32Array(tree.count);
    tree.markup.blocks.forEach(({ element }, index) => {
      if (element >= 0 && !isCut(index)) this.#kept[element]!++;
    });
    for (let at = tree.count - 1; at > 0; at--) {
      if (tree.parent[at]! >= 0) this.#kept[tree.parent[at]!]! += this.#kept[at]!;
    }
  }

  /** What names the block: itself, else the nearest element around it of which nothing stays. */
  name(index: number): PagePart {
    const { tree, sizes, inner } = this.survey;
    const { element, inner: innerHint } = tree.markup.blocks[index]!;
    const linked = sizes.linked[index]!;
    const own = nameOf(inner.get(innerHint)!.mask, '');
    if (own) return describe(own, linked);
    return this.#isCut(element) ? this.#nameElement(element) : describeOther(linked);
  }

  /** True for an element of which nothing stays. */
  #isCut(element: number): boolean {
    return element >= 0 && this.#kept[element] === 0;
  }

  #nameElement(element: number): PagePart {
    const known = this.#names.get(element);
    if (known) return known;
    const { tree } = this.survey;
    const { mask, tag } = tree.kinds[tree.kind[element]!]!;
    const own = nameOf(mask, tag);
    const parent = tree.parent[element]!;
    const name = own
      ? describe(own, this.#linkedShare(element))
      : this.#isCut(parent)
        ? this.#nameElement(parent)
        : describeOther(this.#linkedShare(element));
    this.#names.set(element, name);
    return name;
  }

  #linkedShare(element: number): number {
    const { tree } = this.survey;
    return tree.linkedSize[element]! / (tree.size[element]! + 1e-9);
  }
}

function nameOf(mask: number, tag: string): PartName | undefined {
  const named = mask === 0 ? undefined : byBit.find(([bit]) => (mask & bit) !== 0)?.[1];
  return named ?? (Object.hasOwn(byTag, tag) ? byTag[tag] : undefined);
}

/** Of a part that nothing names. */
function describeOther(linked: number): PagePart {
  return describe(linked >= manyLinks ? links : elsewhere, linked);
}

function describe({ kind, words }: PartName, linked: number): PagePart {
  const share = Math.round(linked * 100);
  const reason =
    linked >= manyLinks
      ? `${words}: ${share} % of the text is links`
      : `${words}, beside the main content of the page`;
  return { kind, reason: words === elsewhere.words ? `${words}, ${share} % links` : reason };
}
