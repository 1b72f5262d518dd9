import { AppError } from '../../shared/errors/app-error';
import type { Decided, TwinsFound } from '../../shared/ipc/shapes';
import type { Verdict } from '../../shared/model/decision';
import { spansOverlap, type Span } from '../../shared/model/span';
import { transact, type ReadDb, type WriteDb } from '../store/database';
import { eachText, getText } from '../store/document-bodies';
import { getDocumentRow } from '../store/document-lists';
import { getDocument, type StoredDocument } from '../store/documents';
import { placeKey, type Place } from '../store/places';
import { claimsAt, verdictsAt } from './claims-at';
import { claimAt, knownDocument, ownCut } from './decide-flags';
import { describeChange } from './describe-change';
import { nameTwinStep } from './name-step';
import { recordStep, type Change } from './record-step';
import { placesOf, runAt, type RunPlace } from './text-run';
import { trimSelection } from './trim-selection';

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
 * Decides a flag or own cut and all identical texts of the batch in one undo step. Where no flag
 * claims the text it is cut all the same; there keeping or reopening changes nothing, but throws
 * FLAG_GONE when it is the flag itself that an analysis has moved since it was shown.
 */
export function decideTwins(
  db: WriteDb,
  input: Place & { readonly verdict: Verdict },
  now: string,
): Decided {
  return transact(db, () => {
    const document = knownDocument(db, input.documentId);
    const selection = trimSelection(getText(db, document.id), input);
    const origin =
      claimAt(db, document.id, input) ?? (selection && claimAt(db, document.id, selection));
    const span = origin ?? selection;
    if (!span) throw new AppError('SPAN_INVALID');
    if (!origin && input.verdict === 'rejected') throw new AppError('FLAG_GONE');
    const places = findTwins(db, document, span);
    const reason = `Identical to a text in ${document.path}.`;
    const claims = claimsAt(db, places);
    const changes = places.flatMap((place, at): Change[] => {
      const claim =
        claims[at] ??
        (input.verdict === 'confirmed' ? ownCut(place, origin?.kind, reason) : undefined);
      return claim ? [{ documentId: place.documentId, claim, verdict: input.verdict }] : [];
    });
    const documents = new Set(changes.map(({ documentId }) => documentId)).size;
    const changed = recordStep(db, {
      batchId: document.batchId,
      label: nameTwinStep(input.verdict, changes.length, documents),
      actor: 'curator',
      now,
      changes,
    });
    return describeChange(db, document.batchId, changed);
  });
}

/**
 * All places of the batch whose text is identical, the place itself first. Documents that are left out of
 * exports are no place. A teaser elsewhere is the headline of its own article there: what opens a
 * document and is claimed by nothing is not taken along.
 */
export function findTwins(db: ReadDb, document: StoredDocument, span: Span): Place[] {
  const isExcluded = rememberExcluded(db);
  const others = findIdentical(db, document, span, (id) => id === document.id || !isExcluded(id));
  return [
    { documentId: document.id, start: span.start, end: span.end },
    ...others
      .filter(({ place, opens }) => !opens || claimAt(db, place.documentId, place))
      .map(({ place }) => place),
  ];
}

/**
 * The other places of accepted documents where the same blocks stand one after the other, and in them the
 * same stretch; `opens` says that nothing stands before them.
 */
export function findIdentical(
  db: ReadDb,
  document: StoredDocument,
  span: Span,
  accepts: (documentId: number) => boolean,
): { readonly place: Place; readonly opens: boolean }[] {
  const run = runAt(db, document.id, span);
  if (!run) return [];
  const text = getText(db, document.id);
  const wanted = run.blocks.map((block) => text.slice(block.start, block.end));
  const found = new Map<string, { readonly place: Place; readonly opens: boolean }>();
  const places = placesOf(db, document.batchId, run).filter(({ documentId }) =>
    accepts(documentId),
  );
  for (const { documentId, blocks, position } of identicalPlaces(db, places, wanted)) {
    const start = blocks[0]!.start + run.fromStart;
    const place = { documentId, start, end: blocks.at(-1)!.end - run.fromEnd };
    // "a a a" holds "a a" once, not twice.
    if (documentId === document.id && spansOverlap(place, span)) continue;
    found.set(placeKey(documentId, place), { place, opens: position === 0 });
  }
  return [...found.values()];
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
