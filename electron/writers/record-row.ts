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
  /** What else the record said. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/**
 * One line of JSON: id, clean text, what the text no longer says, and under `fields` what else the
 * record held.
 */
export function recordRow({
  idJson,
  text,
  metadata,
  url,
  site,
  fields: other,
}: CleanRecord): string {
  const { title, author, published, source, credits } = metadata;
  const fields = JSON.stringify({
    ...{ text, title, author, published, source, credits, url, site },
    fields: other,
  });
  // The id is not parsed on its way: a large number would lose digits.
  return idJson === undefined ? `${fields}\n` : `{"id":${idJson},${fields.slice(1)}\n`;
}
