import { recordCuts, applyCuts } from '../../shared/engine/apply-cuts';
import type { Detector } from '../../shared/engine/detector';
import { metadataFields } from '../../shared/engine/metadata-fields';
import type { CleanDocument, ReviewDocument, ReviewFlag } from '../../shared/ipc/shapes';
import { curatorDetector } from '../../shared/model/decision';
import type { Evidence, Place } from '../../shared/model/flag';
import { ruleOfDetector } from '../../shared/model/rule';
import { spanKey } from '../../shared/model/span';
import { listCopies, type Copy } from '../store/copies';
import type { ReadDb } from '../store/database';
import { listDecidedFlags, type DecidedFlag } from '../store/decided-flags';
import { getText } from '../store/document-bodies';
import { getDocumentRow } from '../store/document-lists';
import { listNotes, type Note } from '../store/notes';
import { knownDocument } from './decide-flags';
import { formatOfDocument } from './format-of-document';
import { loadDocument } from './load-document';
import { listNearDuplicates } from './near-duplicates';
import { type PlacedDocument, readPlaces } from './read-places';
import type { TwinCounter } from './twin-counter';

/** How many copies are named. */
const copiesNamed = 20;
/** Code units of a quoted place. */
const quoteLength = 160;

/** What opening a document needs besides the store. */
export interface OpenContext {
  readonly detectors: readonly Detector[];
  readonly twins: TwinCounter;
}

/** A document with everything a curator decides by. */
export function openDocument(db: ReadDb, id: number, context: OpenContext): ReviewDocument {
  const stored = knownDocument(db, id);
  const document = loadDocument(db, stored);
  const flags = listDecidedFlags(db, id);
  const confirmed = flags.filter(({ verdict }) => verdict === 'confirmed');
  const notes = listNotes(db, id);
  const placed = readPlaces(db, stored.batchId, flags, reviewPlaces);
  const countTwins = context.twins.of(db, stored);
  const noteOn = new Map(notes.map((note) => [spanKey(note), note.text]));
  return {
    id,
    batchId: stored.batchId,
    path: stored.path,
    ...(stored.recordKey !== undefined && { recordKey: stored.recordKey }),
    ...(stored.title !== undefined && { title: stored.title }),
    ...(stored.url !== undefined && { url: stored.url }),
    ...(stored.site !== undefined && { site: stored.site }),
    ...(stored.jsonLdFrom !== undefined && { jsonLdFrom: stored.jsonLdFrom }),
    format: formatOfDocument(db, stored),
    ...(stored.language !== undefined && { language: stored.language }),
    damage: stored.damage,
    encoding: stored.encoding,
    encodingConfidence: stored.encodingConfidence,
    ...(stored.excluded && { excluded: stored.excluded }),
    ...(stored.copyOf !== undefined && { copyOf: linkTo(db, stored.copyOf) }),
    copies: listCopies(db, stored, copiesNamed),
    nearDuplicates: listNearDuplicates(db, stored),
    text: document.text,
    blocks: document.blocks.map(({ start, end }) => ({ start, end })),
    flags: flags.map((flag) => {
      const note = noteOn.get(spanKey(flag));
      return {
        ...reviewFlag(flag, context.detectors, placed),
        twins: countTwins(flag),
        ...(note !== undefined && { note }),
      };
    }),
    metadata: { ...metadataFields(document, confirmed) },
    notes: notes.map(reviewNote),
  };
}

function linkTo(db: ReadDb, documentId: number): Copy {
  return { documentId, path: getDocumentRow(db, documentId)!.path };
}

/** A note that covers nothing is on the whole document. */
function reviewNote({ start, end, text, at }: Note): ReviewDocument['notes'][number] {
  return { ...(start < end && { start, end }), text, at };
}

/** The clean text as an export would write it now. */
export function cleanDocument(db: ReadDb, id: number): CleanDocument {
  knownDocument(db, id);
  const text = getText(db, id);
  const confirmed = listDecidedFlags(db, id).filter(({ verdict }) => verdict === 'confirmed');
  return { text: applyCuts(text, confirmed), cuts: recordCuts(text, confirmed) };
}

function reviewFlag(
  flag: DecidedFlag,
  detectors: readonly Detector[],
  placed: PlacedPlaces,
): Omit<ReviewFlag, 'twins'> {
  const { start, end, kind, confidence, detector, reason, verdict } = flag;
  return {
    start,
    end,
    kind,
    confidence,
    detector,
    ...describeDetector(detectors, detector),
    reason,
    ...(flag.also && { also: [...flag.also] }),
    ...(flag.evidence && { evidence: reviewEvidence(flag.evidence, placed) }),
    verdict,
    ...(flag.actor !== undefined && { actor: flag.actor }),
    ...(flag.decidedAt !== undefined && { decidedAt: flag.decidedAt }),
  };
}

/** Label and summary by `id@version`; a detector of an older program is named by its id. */
function describeDetector(
  detectors: readonly Detector[],
  name: string,
): Pick<ReviewFlag, 'detectorLabel' | 'detectorSummary'> {
  if (name === curatorDetector) {
    return { detectorLabel: 'Cut by hand', detectorSummary: 'A curator selected this text.' };
  }
  const rule = ruleOfDetector(name);
  if (rule) {
    const label = `Rule ${rule.id}, version ${rule.version}`;
    return { detectorLabel: label, detectorSummary: 'A rule that a curator accepted.' };
  }
  const id = name.replace(/@\d+$/, '');
  const found = detectors.find((detector) => detector.id === id);
  return { detectorLabel: found?.label ?? id, detectorSummary: found?.summary ?? '' };
}

function reviewEvidence(
  { rule, twin, donor, words }: Evidence,
  placed: PlacedPlaces,
): NonNullable<ReviewFlag['evidence']> {
  return {
    ...(rule !== undefined && { rule }),
    ...(twin && { twin: placed.get(twin) ?? twin }),
    ...(donor && { donor: placed.get(donor) ?? donor }),
    ...(words && { words: [...words] }),
  };
}

type ReviewPlace = NonNullable<NonNullable<ReviewFlag['evidence']>['twin']>;
type PlacedPlaces = ReadonlyMap<Place, ReviewPlace>;

/** Places as flags name them (by stable id) turned into ones that can be opened and read. */
function reviewPlaces({ id, path, text }: PlacedDocument): (place: Place) => ReviewPlace {
  return ({ start, end }) => {
    // A mere slice would keep the whole text in memory. This makes it well-formed as well.
    const quote = Buffer.from(text.slice(start, Math.min(end, start + quoteLength))).toString();
    return { start, end, documentId: id, document: path, quote };
  };
}
