import { createAnchor } from '../../shared/engine/anchor-span';
import type { Span } from '../../shared/model/span';
import { countDamage } from '../readers/count-damage';
import { detectLanguage } from '../readers/detect-language';
import type { ReadDocument } from '../readers/reader';
import { setPlacedTo } from '../store/batches';
import { listBlocks, setBlocks } from '../store/blocks';
import type { WriteDb } from '../store/database';
import { getText, replaceText } from '../store/document-bodies';
import { setDocumentReading, type StoredDocument } from '../store/documents';
import { replaceFlags } from '../store/flags';
import { insertLostDecision } from '../store/lost-decisions';
import { deleteNote, listNotes, setNote } from '../store/notes';
import { packBlocks } from '../store/packed-blocks';
import { replacePageMarkup } from '../store/page-markups';
import { dropStepsOn, insertStep } from '../store/steps';
import { listVerdicts, type StandingVerdict } from '../store/verdicts';
import { appendEntries } from './append-entries';
import { recountDocument } from './count-flags';

/** Longest quote of a lost decision, in UTF-16 code units. */
const quoteLength = 400;

/**
 * Puts a text that the same bytes gave in the place of the one before; answers how many decisions
 * were lost. Has to run in a transaction; afterwards the batch has to be analysed.
 */
export function takeOverText(
  db: WriteDb,
  stored: StoredDocument,
  read: ReadDocument,
  now: string,
): number {
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
  replaceText(db, id, read.text);
  setBlocks(db, id, packBlocks(read.text, read.blocks));
  // Places of the blocks that went, and of those that came, are gathered anew.
  setPlacedTo(db, batchId, 0);
  replacePageMarkup(db, id, read.markup);
  replaceFlags(db, [{ documentId: id, flags: [] }]);
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
    // It moves what was decided; taking it back would need the text that is gone.
    state: 'dropped',
  });
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
