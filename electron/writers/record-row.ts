import type { DocumentMetadata } from '../../shared/model/document';

/** A clean document on its way into a file of records. */
export interface CleanRecord {
  /** The record's own id, a JSON string or number exactly as it stood. */
  readonly idJson?: string;
  readonly text: string;
  readonly metadata: DocumentMetadata;
  readonly url?: string;
  /** Where it comes from: as the record said, else the host of its url. */
  readonly site?: string;
  /** What else the record said, as JSON. */
  readonly fieldsJson?: string;
}

/**
 * One line of JSON: id, clean text, what the text no longer says, and under `fields` what else the
 * record held.
 */
export function recordRow({ idJson, text, metadata, url, site, fieldsJson }: CleanRecord): string {
  const { title, author, published, source, credits } = metadata;
  const own = JSON.stringify({ text, title, author, published, source, credits, url, site });
  // Neither the id nor the other fields are parsed on their way: a large number would lose digits.
  const id = idJson === undefined ? '' : `"id":${idJson},`;
  const other = fieldsJson === undefined ? '' : `,"fields":${fieldsJson}`;
  return `{${id}${own.slice(1, -1)}${other}}\n`;
}
