import { AppError } from '../../shared/errors/app-error';
import type { Decided, TwinsFound } from '../../shared/ipc/shapes';
import type { Verdict } from '../../shared/model/decision';
import { spanKey, spansOverlap, type Span } from '../../shared/model/span';
import { transact, type ReadDb, type WriteDb } from '../store/database';
import { getText } from '../store/document-bodies';
import { getDocumentRow, type StoredDocument } from '../store/documents';
import { getVerdict } from '../store/verdicts';
import { claimAt, knownDocument, ownCut } from './decide-flags';
import { describeChange } from './describe-change';
import { nameTwinStep } from './name-step';
import { recordStep, type Change } from './record-step';
import { placesOf, runAt } from './text-run';
import { trimSelection } from './trim-selection';

/** A stretch of text in a document of the batch. */
export interface TwinPlace extends Span {
  readonly documentId: number;
}

export interface TwinInput extends Span {
  readonly documentId: number;
}

/** How many places are shown before a curator decides. */
const sampleSize = 20;

/** Counts the identical texts of the batch and how they were decided. */
export function describeTwins(db: ReadDb, input: TwinInput): TwinsFound {
  const document = knownDocument(db, input.documentId);
  const places = findTwins(db, document, input);
  const verdicts = places.map((place) => getVerdict(db, place.documentId, place)?.verdict);
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
  input: TwinInput & { readonly verdict: Verdict },
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
    const changes = places.flatMap((place): Change[] => {
      const claim =
        claimAt(db, place.documentId, place) ??
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
 * All places of the batch whose text is identical: the same blocks one after the other, and in them
 * the same stretch. The place itself comes first.
 */
export function findTwins(db: ReadDb, document: StoredDocument, span: Span): TwinPlace[] {
  const here = { documentId: document.id, start: span.start, end: span.end };
  const run = runAt(db, document.id, span);
  if (!run) return [here];
  const text = getText(db, document.id);
  const wanted = run.blocks.map((block) => text.slice(block.start, block.end));
  const found = new Map([[placeKey(here), here]]);
  // Places come by document: the text of one that holds many is read once.
  let read = { documentId: document.id, text };
  for (const place of placesOf(db, document.batchId, run)) {
    const { documentId } = place;
    if (read.documentId !== documentId) read = { documentId, text: getText(db, documentId) };
    const other = read.text;
    const same = place.blocks.every(({ start, end }, at) => other.slice(start, end) === wanted[at]);
    if (!same) continue;
    const start = place.blocks[0]!.start + run.fromStart;
    const end = place.blocks.at(-1)!.end - run.fromEnd;
    const twin = { documentId: place.documentId, start, end };
    // "a a a" holds "a a" once, not twice.
    const overlaps = twin.documentId === here.documentId && spansOverlap(twin, here);
    // A teaser elsewhere is the headline of its own article there: what opens a document and is
    // claimed by nothing is not taken along.
    const headline = place.position === 0 && !claimAt(db, twin.documentId, twin);
    if (!overlaps && !headline) found.set(placeKey(twin), twin);
  }
  return [...found.values()];
}

function placeKey(place: TwinPlace): string {
  return `${place.documentId}:${spanKey(place)}`;
}
