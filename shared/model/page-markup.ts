/** An element of a page that stands on lines of its own and holds text. */
export interface MarkupElement {
  /** Index of the element around it, always a smaller one; -1 for the outermost. */
  readonly parent: number;
  /** Name in lower case. */
  readonly tag: string;
  /** Its class, id, role and itemprop in lower case, as the page writes them; shortened. */
  readonly hint: string;
}

/** How one block stands in the markup of its page. */
export interface BlockMarkup {
  /** Index of the innermost element around it; -1 where the text stands in data alone. */
  readonly element: number;
  /** Its links, and the characters in them without white space. */
  readonly links: number;
  readonly linked: number;
  /** Characters in bold or italic type, without white space. */
  readonly emphasised: number;
  /** Pictures and form controls between the block before and this one. */
  readonly images: number;
  readonly controls: number;
  /** Names and hints of the inline elements around its first texts; shortened. */
  readonly inner: string;
}

/** What a page says about itself in data: `meta`, JSON-LD, Open Graph, `lang`. */
export interface PageFacts {
  readonly headline?: string;
  readonly author?: string;
  readonly published?: string;
  readonly siteName?: string;
  readonly language?: string;
  /** Open Graph type and JSON-LD types in lower case, separated by blanks. */
  readonly types?: string;
}

/** The markup of a page as far as it helps to tell main content from furniture. */
export interface PageMarkup {
  /** Parents stand before their children. */
  readonly elements: readonly MarkupElement[];
  /** One for each block of the document. */
  readonly blocks: readonly BlockMarkup[];
  readonly facts: PageFacts;
}
