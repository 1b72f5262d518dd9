import type { NearDecisions, ReviewDocument, TwinsFound } from '../../shared/ipc/shapes';
import type { Verdict } from '../../shared/model/decision';
import type { Span } from '../../shared/model/span';

export type FakePlace = Span & { documentId: number };

/** The blocks of `documents` with the same text as a span of `document`. */
export function twinsOf(
  document: ReviewDocument,
  documents: readonly ReviewDocument[],
  span: Span,
): FakePlace[] {
  const words = document.text.slice(span.start, span.end);
  return documents.flatMap(({ id, text, blocks }) =>
    blocks
      .filter(({ start, end }) => text.slice(start, end) === words)
      .map(({ start, end }) => ({ documentId: id, start, end })),
  );
}

export function describeTwins(
  places: readonly FakePlace[],
  documents: ReadonlyMap<number, ReviewDocument>,
): TwinsFound {
  const verdicts = places.map(
    (place) =>
      documents.get(place.documentId)!.flags.find(({ start }) => start === place.start)?.verdict ??
      'open',
  );
  const count = (verdict: Verdict) => verdicts.filter((other) => other === verdict).length;
  return {
    spans: places.length,
    documents: new Set(places.map((place) => place.documentId)).size,
    open: count('open'),
    confirmed: count('confirmed'),
    rejected: count('rejected'),
    sample: places
      .slice(0, 20)
      .map((place) => ({ ...place, path: documents.get(place.documentId)!.path })),
  };
}

/** What cutting these places of near-duplicates would do. */
export function describeNear(places: readonly FakePlace[]): NearDecisions {
  const documents = new Set(places.map((place) => place.documentId)).size;
  return { cuts: places.length, keeps: 0, documents, settled: 0, missing: 0 };
}
