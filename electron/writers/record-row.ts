import type { DocumentMetadata } from '../../shared/model/document';

/** A clean document on its way into a file of records. */
export interface CleanRecord {
  /** The record's own id, a JSON string or number exactly as it stood. */
  readonly idJson?: string;
  readonly text: string;
  readonly metadata: DocumentMetadata;
  readonly url?: string;
}

/** One line of JSON: id, clean text, and the fields that the text no longer says. */
export function recordRow({ idJson, text, metadata, url }: CleanRecord): string {
  const { title, author, published, source, credits } = metadata;
  const fields = JSON.stringify({ text, title, author, published, source, credits, url });
  // The id is not parsed on its way: a large number would lose digits.
  return idJson === undefined ? `${fields}\n` : `{"id":${idJson},${fields.slice(1)}\n`;
}
