import { spanKey, type Span } from '../../shared/model/span';

/** A span of a document. */
export interface Place extends Span {
  readonly documentId: number;
}

/** `document:start:end`: the key under which a place is found again. */
export function placeKey(documentId: number, span: Span): string {
  return `${documentId}:${spanKey(span)}`;
}

/** Places as queries take many of them at once: `[[document, start, end], …]`. */
export function placesAsJson(places: readonly Place[]): string {
  return JSON.stringify(places.map(({ documentId, start, end }) => [documentId, start, end]));
}
