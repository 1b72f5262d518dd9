import type { TwinsFound } from '../../shared/ipc/shapes';
import { spansOverlap, type Span } from '../../shared/model/span';
import type { ReadDb } from '../store/database';
import { eachText, getText } from '../store/document-bodies';
import { getDocumentRow } from '../store/document-lists';
import { getDocument, type StoredDocument } from '../store/documents';
import type { Place } from '../store/places';
import { verdictsAt } from './claims-at';
import { claimAt, knownDocument } from './decide-flags';
import { placesInParts, runAt, spanIn, type RunPlace } from './text-run';

/** How many places are shown before a curator decides. */
const sampleSize = 20;

/** Counts the identical texts of the batch and how they were decided. */
export function describeTwins(db: ReadDb, input: Place): TwinsFound {
  const document = knownDocument(db, input.documentId);
  const places = findTwins(db, document, input);
  const verdicts = verdictsAt(db, places).map((word) => word?.verdict);
  return {
    spans: places.length,
    documents: new Set(places.map(({ documentId }) => documentId)).size,
    open: verdicts.filter((verdict) => verdict === undefined).length,
    confirmed: verdicts.filter((verdict) => verdict === 'confirmed').length,
    rejected: verdicts.filter((verdict) => verdict === 'rejected').length,
    sample: places
      .slice(0, sampleSize)
      .map((place) => ({ ...place, path: getDocumentRow(db, place.documentId)!.path })),
  };
}

/**
 * All places of the batch whose text is identical, the place itself first. Documents that are left out of
 * exports are no place. A teaser elsewhere is the headline of its own article there: what opens a
 * document and is claimed by nothing is not taken along.
 */
export function findTwins(db: ReadDb, document: StoredDocument, span: Span): Place[] {
  const twins = [placeIn(document, span)];
  for (const part of twinsInParts(db, document, span)) for (const twin of part) twins.push(twin);
  return twins;
}

/** The same for a text that may stand in very many places: other calls are answered in between. */
export async function findTwinsPatiently(
  db: ReadDb,
  document: StoredDocument,
  span: Span,
  breathe: () => Promise<void>,
): Promise<Place[]> {
  const twins = [placeIn(document, span)];
  for (const part of twinsInParts(db, document, span)) {
    for (const twin of part) twins.push(twin);
    await breathe();
  }
  return twins;
}

/** A text that stands elsewhere too; `opens` says that nothing stands before it there. */
interface IdenticalText {
  readonly place: Place;
  readonly opens: boolean;
}

/**
 * The other places of accepted documents where the same blocks stand one after the other, and in them the
 * same stretch.
 */
export function findIdentical(
  db: ReadDb,
  document: StoredDocument,
  span: Span,
  accepts: (documentId: number) => boolean,
): IdenticalText[] {
  return [...identicalInParts(db, document, span, accepts)].flat();
}

function placeIn(document: StoredDocument, { start, end }: Span): Place {
  return { documentId: document.id, start, end };
}

function* twinsInParts(db: ReadDb, document: StoredDocument, span: Span): Iterable<Place[]> {
  const isExcluded = rememberExcluded(db);
  const accepts = (id: number) => id === document.id || !isExcluded(id);
  for (const part of identicalInParts(db, document, span, accepts)) {
    yield part
      .filter(({ place, opens }) => !opens || claimAt(db, place.documentId, place))
      .map(({ place }) => place);
  }
}

function* identicalInParts(
  db: ReadDb,
  document: StoredDocument,
  span: Span,
  accepts: (documentId: number) => boolean,
): Iterable<IdenticalText[]> {
  const run = runAt(db, document.id, span);
  if (!run) return;
  const text = getText(db, document.id);
  const wanted = run.blocks.map((block) => text.slice(block.start, block.end));
  for (const part of placesInParts(db, document.batchId, run, accepts)) {
    yield (
      identicalPlaces(db, part, wanted)
        .map((place) => ({ place: spanIn(run, place), opens: place.position === 0 }))
        // "a a a" holds "a a" once, not twice.
        .filter(({ place }) => place.documentId !== document.id || !spansOverlap(place, span))
    );
  }
}

/** The places whose blocks are not of the same hashes by chance. Places come by document. */
function identicalPlaces(
  db: ReadDb,
  places: readonly RunPlace[],
  wanted: readonly string[],
): RunPlace[] {
  const identical: RunPlace[] = [];
  const documentIds = [...new Set(places.map(({ documentId }) => documentId))];
  let at = 0;
  for (const { documentId, text } of eachText(db, documentIds)) {
    for (; places[at]?.documentId === documentId; at++) {
      const { blocks } = places[at]!;
      const same = blocks.every(({ start, end }, of) => text.slice(start, end) === wanted[of]);
      if (same) identical.push(places[at]!);
    }
  }
  return identical;
}

function rememberExcluded(db: ReadDb): (documentId: number) => boolean {
  const known = new Map<number, boolean>();
  return (documentId) => {
    const excluded = known.get(documentId) ?? getDocument(db, documentId)!.excluded !== undefined;
    known.set(documentId, excluded);
    return excluded;
  };
}
