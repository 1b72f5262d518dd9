import type { PageMarkup } from './page-markup';
import type { Span } from './span';

/** One non-blank line of the text, or the text between two block-level boundaries of a page. */
export interface Block extends Span {
  /** Place among the blocks of its document, from 0. */
  readonly index: number;
}

/** What a document says about itself; lines cut as metadata live on here. */
export interface DocumentMetadata {
  readonly title?: string;
  readonly author?: string;
  readonly published?: string;
  readonly source?: string;
  readonly credits?: string;
}

/** The part of a document that detection sees: immutable text and its blocks. */
export interface Document {
  /** Stable: derived from path, record key and the SHA-256 of the bytes (or the caller's row number). */
  readonly id: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Title given beside the text; a headline inside the text is found by detection. */
  readonly title?: string;
  /** Where the document comes from, when known (see `siteOf`). */
  readonly site?: string;
  /** ISO 639-1, where it is known: rules are written for one language. */
  readonly language?: string;
  /** How the blocks stood in the markup, where the document is a page. */
  readonly markup?: PageMarkup;
}
