import type { Document, DocumentMetadata } from '../model/document';
import type { Flag } from '../model/flag';

/** What the cut metadata lines of a document say: they leave the text and live on as fields. */
export function metadataFields(document: Document, confirmed: readonly Flag[]): DocumentMetadata {
  const credits = confirmed
    .filter(({ kind }) => kind === 'caption')
    .map(({ start, end }) => document.text.slice(start, end));
  return {
    ...(document.title === undefined ? {} : { title: document.title }),
    ...(credits.length === 0 ? {} : { credits: credits.join('; ') }),
  };
}
