import type { Block } from '../../shared/model/document';
import type { PageMarkup } from '../../shared/model/page-markup';
import type { Problem } from '../../shared/model/problem';

/** Largest files that are read whole, in bytes. */
export interface ReadLimits {
  readonly text: number;
  readonly html: number;
}

/** An open file, read from the front. */
export interface SourceStream {
  /** Path inside the batch. */
  readonly path: string;
  /** Bytes when it was opened. */
  readonly size: number;
  /** Other limits than the usual ones. */
  readonly limits?: ReadLimits;
  /** The bytes in order; can be asked for once. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** A document as it comes out of a file; after this its text is never changed. */
export interface ReadDocument {
  /** Place inside a container, such as the line of a JSONL file. */
  readonly recordKey?: string;
  /** The record's own id, as JSON. */
  readonly recordId?: string;
  /** Place inside the file, from 0. */
  readonly recordNumber: number;
  /** Bytes of the file, or of the record. */
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The text is `bytes` decoded as UTF-8, byte for byte. */
  readonly textIsBytes: boolean;
  readonly blocks: readonly Block[];
  readonly title?: string;
  readonly url?: string;
  readonly site?: string;
  /** From here on the text stands in the JSON-LD of a page alone. */
  readonly jsonLdFrom?: number;
  /** How the blocks stand in the markup, where the document is a page. */
  readonly markup?: PageMarkup;
  /** Label of the Encoding Standard. */
  readonly encoding: string;
  /** 0 to 1: how sure the decoding is. */
  readonly encodingConfidence: number;
}

export type ReadItem = { readonly document: ReadDocument } | { readonly problem: Problem };

/** One input format. Whatever is wrong with a file or record is a problem, never thrown. */
export interface Reader {
  readonly id: string;
  /** Endings of file names, in lower case with the dot. */
  readonly extensions: readonly string[];
  /** Largest file that is read, in bytes. */
  readonly limit: number;
  read(source: SourceStream): AsyncIterable<ReadItem>;
}
