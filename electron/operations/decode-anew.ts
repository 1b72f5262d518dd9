import { createAnchor } from '../../shared/engine/anchor-span';
import type { Span } from '../../shared/model/span';
import { countDamage } from '../readers/count-damage';
import { detectLanguage } from '../readers/detect-language';
import type { ReadDocument } from '../readers/reader';
import { canDecodeAnew, readStored } from '../readers/read-stored';
import { setBatchState } from '../store/batches';
import { moveBlockPlaces } from '../store/block-places';
import { countRepeatsOf } from '../store/block-repeats';
import { insertBlocks, deleteBlocks, listBlockHashes, listBlocks } from '../store/blocks';
import { listCopies } from '../store/copies';
import type { ReadDb, WriteDb } from '../store/database';
import { getBytes, getText, replaceText } from '../store/document-bodies';
import { listFilteredDocumentIds } from '../store/document-lists';
import { setDocumentReading, type StoredDocument } from '../store/documents';
import { replaceFlags } from '../store/flags';
import { insertLostDecision } from '../store/lost-decisions';
import { deleteNote, listNotes, setNote } from '../store/notes';
import { replacePageMarkup } from '../store/page-markups';
import { listReadChoices, setReadChoice } from '../store/read-choices';
import { dropStepsOn, insertStep, setStepState } from '../store/steps';
import { listVerdicts, type StandingVerdict } from '../store/verdicts';
import { appendEntries } from './append-entries';
import { recountDocument } from './count-flags';
import { knownDocument } from './decide-flags';
import type { JobContext } from './job-context';
import { formatOfDocument } from './format-of-document';
import { createPace } from './pace';
import { transactPatiently } from './write-queue';

/** Longest quote of a lost decision, in UTF-16 code units. */
const quoteLength = 400;

export interface DecodeInput {
  readonly documentId: number;
  /** All documents of its site, or it alone (and what holds the same bytes). */
  readonly scope: 'document' | 'site';
  /** Label of the Encoding Standard; absent to find it out again. */
  readonly encoding?: string | undefined;
}

/** The documents that are decoded together: where one goes, its copies go. */
export function documentsToDecode(db: ReadDb, { documentId, scope }: DecodeInput): number[] {
  const document = knownDocument(db, documentId);
  const ids = new Set(
    scope === 'document'
      ? [documentId]
      : listFilteredDocumentIds(db, document.batchId, { site: document.site ?? null }),
  );
  for (const id of [...ids]) {
    for (const copy of listCopies(db, knownDocument(db, id))) ids.add(copy.documentId);
  }
  return [...ids].filter((id) => canDecodeAnew(formatOfDocument(db, knownDocument(db, id))));
}

/** How decoding anew ended. */
export interface DecodeOutcome {
  readonly changed: number;
  readonly lost: number;
}

/**
 * Makes the texts of documents anew from their stored bytes. Decisions and notes go to where their
 * text stands now; those whose text is not found wait in a list. Steps that decided on these
 * documents can no longer be undone. The flags are gone afterwards: the batch has to be analysed.
 */
export async function decodeAnew(
  db: WriteDb,
  input: DecodeInput,
  context: JobContext,
): Promise<DecodeOutcome> {
  const { batchId } = knownDocument(db, input.documentId);
  const ids = documentsToDecode(db, input);
  await transactPatiently(db, () => setBatchState(db, batchId, 'analyzing'));
  const breathe = createPace(context);
  let changed = 0;
  let lost = 0;
  for (const [done, id] of ids.entries()) {
    context.onProgress({ phase: 'reading', done, total: ids.length, problems: 0 });
    const stored = knownDocument(db, id);
    const read = await readStored(readingOf(db, stored), input.encoding);
    await breathe();
    if (!read) continue;
    lost += await transactPatiently(db, () => {
      remember(db, stored, input);
      return takeOver(db, stored, read, context.now());
    });
    changed++;
  }
  return { changed, lost };
}

/** Reading the file again has to give the same; one row of a table does not speak for the others. */
function remember(db: WriteDb, stored: StoredDocument, { scope, encoding }: DecodeInput): void {
  if (stored.recordKey !== undefined && scope === 'document') return;
  const { batchId, path } = stored;
  const known = listReadChoices(db, batchId).find((choice) => choice.path === path);
  setReadChoice(db, batchId, {
    path,
    ...(known?.format !== undefined && { format: known.format }),
    ...(known?.textField !== undefined && { textField: known.textField }),
    ...(encoding !== undefined && { encoding }),
  });
}

function readingOf(db: ReadDb, stored: StoredDocument) {
  return {
    path: stored.path,
    format: formatOfDocument(db, stored),
    bytes: getBytes(db, stored.id),
    text: getText(db, stored.id),
    encoding: stored.encoding,
  };
}

/** Puts a text in the place of the one before; answers how many decisions were lost. */
function takeOver(db: WriteDb, stored: StoredDocument, read: ReadDocument, now: string): number {
  const { id, batchId } = stored;
  const text = getText(db, id);
  const blocks = listBlocks(db, id);
  setDocumentReading(db, id, {
    encoding: read.encoding,
    encodingConfidence: read.encodingConfidence,
    textLength: read.text.length,
    language: detectLanguage(read.text),
    damage: countDamage(read.text),
    title: read.title ?? stored.title,
    jsonLdFrom: read.jsonLdFrom,
  });
  if (read.text === text) return 0;
  const hashes = listBlockHashes(db, id);
  replaceText(db, id, read.text);
  deleteBlocks(db, id);
  insertBlocks(db, id, read.text, read.blocks);
  const fresh = listBlockHashes(db, id);
  moveBlockPlaces(db, batchId, id, hashes, fresh);
  countRepeatsOf(db, batchId, new Set([...hashes, ...fresh]));
  replacePageMarkup(db, id, read.markup);
  replaceFlags(db, id, []);
  const anchor = createAnchor({ text, blocks }, { text: read.text, blocks: read.blocks });
  moveNotes(db, id, anchor);
  const lost = moveVerdicts(db, stored, { text, next: read.text, anchor, now });
  recountDocument(db, id);
  return lost;
}

function moveNotes(db: WriteDb, id: number, anchor: (span: Span) => Span | undefined): void {
  for (const note of listNotes(db, id)) {
    if (note.start === note.end) continue;
    const span = anchor(note);
    deleteNote(db, id, note);
    // Without its place a note is one on the whole document.
    const text = span ? note.text : `“${note.text}”`;
    setNote(db, id, { ...(span ?? { start: 0, end: 0 }), text, at: note.at });
  }
}

interface Move {
  /** The text before and after. */
  readonly text: string;
  readonly next: string;
  readonly anchor: (span: Span) => Span | undefined;
  readonly now: string;
}

function moveVerdicts(db: WriteDb, { id, batchId }: StoredDocument, move: Move): number {
  const verdicts = listVerdicts(db, id);
  dropStepsOn(db, id);
  if (verdicts.length === 0) return 0;
  const stepId = insertStep(db, {
    batchId,
    label: 'Decode anew',
    createdAt: move.now,
    place: { documentId: id, start: 0, end: 0 },
  });
  // It moves what was decided; taking it back would need the text that is gone.
  setStepState(db, stepId, 'dropped');
  let lost = 0;
  const opened = verdicts.map((verdict) => entry(id, stepId, verdict, verdict, move.now, true));
  const placed = verdicts.flatMap((verdict) => {
    const span = move.anchor(verdict);
    if (span) return [entry(id, stepId, verdict, span, move.now, false)];
    lost++;
    insertLostDecision(db, {
      documentId: id,
      verdict: verdict.verdict,
      kind: verdict.kind,
      reason: verdict.reason,
      quote: move.text.slice(verdict.start, Math.min(verdict.end, verdict.start + quoteLength)),
      near: Math.floor((verdict.start / Math.max(1, move.text.length)) * move.next.length),
      at: move.now,
    });
    return [];
  });
  appendEntries(db, { decisions: [...opened, ...placed], marks: [] });
  return lost;
}

/** A line of the log that opens a span, or says there what was said elsewhere before. */
function entry(
  documentId: number,
  stepId: number,
  verdict: StandingVerdict,
  { start, end }: Span,
  now: string,
  open: boolean,
) {
  const { kind, confidence, detector, reason, actor, decidedAt } = verdict;
  const word = { verdict: verdict.verdict, actor, decidedAt };
  return {
    // The flag that an adjusted cut stood for is gone with the text.
    ...{ kind, confidence, detector, reason },
    ...{ start, end, documentId, stepId, actor, decidedAt: now },
    action: 'decide' as const,
    word: open ? ({ verdict: 'open' } as const) : word,
    previous: open ? word : ({ verdict: 'open' } as const),
  };
}
