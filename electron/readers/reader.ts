import type { Block } from '../../shared/model/document';
import type { FormatId } from '../../shared/model/format';
import type { PageMarkup } from '../../shared/model/page-markup';
import type { Problem } from '../../shared/model/problem';

/** Largest files that are read whole, in bytes. */
export interface ReadLimits {
  readonly text: number;
  readonly html: number;
}

/** What a curator has settled for a file; whatever is not settled is found by looking at it. */
export interface ReadChoice {
  readonly format?: FormatId;
  /** Field, column or dotted path that holds the text of a record. */
  readonly textField?: string;
  /** Label of the Encoding Standard. */
  readonly encoding?: string;
}

/** An open file, read from the front. */
export interface SourceStream {
  /** Path inside the batch. */
  readonly path: string;
  /** Bytes when it was opened. */
  readonly size: number;
  /** Other limits than the usual ones. */
  readonly limits?: ReadLimits;
  readonly choice?: ReadChoice;
  /** Encoding that whoever delivered the file named, such as an HTTP header. */
  readonly declaredEncoding?: string;
  /** The archives that the file lies in, outermost first. */
  readonly within?: readonly FormatId[];
  /** The bytes in order; can be asked for once. */
  chunks(): AsyncIterable<Uint8Array>;
  /** Up to `length` bytes from a place of the file; only what lies on the disk itself has it. */
  readAt?(position: number, length: number): Promise<Uint8Array>;
  /** What a curator has settled for a file inside this one. */
  choiceFor?(path: string): ReadChoice | undefined;
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
  /** Other fields of a record, as JSON. */
  readonly fieldsJson?: string;
  /** Label of the Encoding Standard. */
  readonly encoding: string;
  /** 0 to 1: how sure the decoding is. */
  readonly encodingConfidence: number;
}

/** A file inside an archive is a file like any other, with a path below that of the archive. */
export interface EntryFile {
  readonly path: string;
  readonly size: number;
  readonly format: FormatId;
}

export type ReadItem =
  | { readonly document: ReadDocument; readonly entry?: EntryFile }
  | { readonly problem: Problem }
  /** A file of an archive was read to its end. */
  | { readonly finished: EntryFile & { readonly sha256: string } };

/** Reads what an archive holds, by whatever reader fits it. */
export type ReadEntry = (entry: SourceStream) => AsyncIterable<ReadItem>;

/**
 * One input format. Whatever is wrong with a file or record is a problem, never thrown. Of a file
 * with many records one is held in memory at a time.
 */
export interface Reader {
  readonly id: FormatId;
  /** A file of this format is one document; others hold many, or other files, which are stored while they are read. */
  readonly isOneDocument?: true;
  read(source: SourceStream, readEntry: ReadEntry): AsyncIterable<ReadItem>;
}
