import { AppError } from '../../shared/errors/app-error';
import type { Decided } from '../../shared/ipc/shapes';
import type { Verdict } from '../../shared/model/decision';
import type { Span } from '../../shared/model/span';
import { transact, type ReadDb, type WriteDb } from '../store/database';
import { getText } from '../store/document-bodies';
import type { StoredDocument } from '../store/documents';
import type { Place } from '../store/places';
import type { DecidedClaim } from '../store/verdicts';
import { decideAlike } from './decide-alike';
import { claimAt, knownDocument } from './decide-flags';
import { describeChange } from './describe-change';
import { findTwins, findTwinsPatiently } from './find-twins';
import { LongStep, takeBackHalfSteps } from './long-step';
import { nameTwinStep } from './name-step';
import { recordStep, type Change } from './record-step';
import { mostPlaces, runAt } from './text-run';
import { trimSelection } from './trim-selection';

export interface TwinsInput extends Place {
  readonly verdict: Verdict;
}

/**
 * Decides a flag or own cut and all identical texts of the batch in one undo step. Where no flag
 * claims the text it is cut all the same; there keeping or reopening changes nothing, but throws
 * FLAG_GONE when it is the flag itself that an analysis has moved since it was shown.
 */
export function decideTwins(db: WriteDb, input: TwinsInput, now: string): Decided {
  return transact(db, () => {
    const meant = meantBy(db, input);
    const { document, span } = meant;
    const changes = changesAt(db, input.verdict, meant, findTwins(db, document, span));
    const changed = recordStep(db, {
      batchId: document.batchId,
      label: nameStep(input.verdict, changes),
      actor: 'curator',
      now,
      changes,
    });
    return describeChange(db, document.batchId, changed);
  });
}

export interface PatientContext {
  readonly now: string;
  readonly breathe: () => Promise<void>;
  /** Told how many places are decided of how many there are. */
  readonly onProgress: (done: number, total: number) => void;
}

/** So many places are decided in a single transaction, which takes some ten milliseconds. */
const placesAtOnce = 400;

/**
 * The same for any number of places: other calls are answered in between. The step is whole or it
 * is not there: should the program end half-way, the next start takes back what was decided by then.
 */
export async function decideTwinsPatiently(
  db: WriteDb,
  input: TwinsInput,
  { now, breathe, onProgress }: PatientContext,
): Promise<Decided> {
  const meant = meantBy(db, input);
  const { document, span } = meant;
  const run = runAt(db, document.id, span);
  if (!run || mostPlaces(db, document.batchId, run) <= placesAtOnce) {
    const decided = decideTwins(db, input, now);
    onProgress(decided.changed, decided.changed);
    return decided;
  }
  const places = await findTwinsPatiently(db, document, span, breathe);
  const step = new LongStep(db, { batchId: document.batchId, now });
  try {
    const all: Change[] = [];
    for (let from = 0; from < places.length; from += placesAtOnce) {
      const part = places.slice(from, from + placesAtOnce);
      const changes = changesAt(db, input.verdict, meant, part);
      await step.add(changes);
      for (const change of changes) all.push(change);
      onProgress(from + part.length, places.length);
      await breathe();
    }
    await step.finish(nameStep(input.verdict, all));
  } catch (thrown) {
    takeBackHalfSteps(db, now);
    throw thrown;
  }
  return describeChange(db, document.batchId, step.changed);
}

interface Meant {
  readonly document: StoredDocument;
  /** The flag or earlier decision on the text, where there is one. */
  readonly origin: DecidedClaim | undefined;
}

/** What of the document is to be decided with its twins. */
function meantBy(db: ReadDb, input: TwinsInput): Meant & { readonly span: Span } {
  const document = knownDocument(db, input.documentId);
  const selection = trimSelection(getText(db, document.id), input);
  const origin =
    claimAt(db, document.id, input) ?? (selection && claimAt(db, document.id, selection));
  const span = origin ?? selection;
  if (!span) throw new AppError('SPAN_INVALID');
  if (!origin && input.verdict === 'rejected') throw new AppError('FLAG_GONE');
  return { document, origin, span };
}

function changesAt(
  db: ReadDb,
  verdict: Verdict,
  { document, origin }: Meant,
  places: readonly Place[],
): Change[] {
  const reason = `Identical to a text in ${document.path}.`;
  return decideAlike(db, places, { verdict, kind: origin?.kind, reason });
}

function nameStep(verdict: Verdict, changes: readonly Change[]): string {
  const documents = new Set(changes.map(({ documentId }) => documentId)).size;
  return nameTwinStep(verdict, changes.length, documents);
}
