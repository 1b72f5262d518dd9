import { recordCuts } from '../../shared/engine/apply-cuts';
import { createCodePointMap } from '../../shared/engine/code-points';
import type { Actor, Verdict } from '../../shared/model/decision';
import type { ExcludeReason } from '../../shared/model/exclusion';
import type { Evidence, Flag, Place } from '../../shared/model/flag';
import { compareSpans, type Span } from '../../shared/model/span';

/** A flag of a document, or a cut of the curator's own, with the last word on it. */
export interface AuditFlag extends Flag {
  /** The curator's note on it. */
  readonly note?: string;
  /** The flag that this cut, adjusted by hand, stands for. */
  readonly replaces?: Span;
  /** Where it was cut with many others: what the sample said that they were cut on. */
  readonly bulk?: AuditBulk;
  readonly verdict: Verdict;
  readonly actor?: Actor;
  readonly decidedAt?: string;
}

/** A sample of a set of flags: of all of them at least `bound` are right, as sure as `confidence`. */
export interface AuditBulk {
  readonly sample: number;
  readonly size: number;
  readonly looked: number;
  readonly right: number;
  readonly bound: number;
  readonly confidence: number;
}

export interface AuditDocument {
  /** The document's stable id. */
  readonly id: string;
  readonly path: string;
  readonly recordKey?: string;
  readonly text: string;
  readonly flags: readonly AuditFlag[];
  /** Notes on the whole document, and on spans that no flag or cut covers exactly. */
  readonly notes?: readonly (Span & { readonly text: string; readonly at: string })[];
  /** Why the document is left out of the export: it then has one line more, and nothing is cut. */
  readonly excluded?: { readonly reason: ExcludeReason; readonly at: string };
}

/** A place with its offsets in code points of the document it lies in. */
export type OutsidePlace = (place: Place) => object;

/**
 * One line of JSON for each flag of the document, whatever its verdict, in the order of the text,
 * after those for an exclusion and for notes that stand alone.
 * Offsets count code points; `cut` is what left the text for a confirmed flag, line ends included.
 */
export function auditLines(document: AuditDocument, outsidePlace: OutsidePlace): string {
  const { text } = document;
  const map = createCodePointMap(text);
  const outside = (span: Span): Span => ({
    start: map.toCodePoint(span.start),
    end: map.toCodePoint(span.end),
  });
  const isCut = (flag: AuditFlag) => !document.excluded && isConfirmed(flag);
  const cuts = recordCuts(text, document.flags.filter(isCut));
  let next = 0;
  const rows = [...document.flags].sort(compareSpans).map((flag) => {
    // Flags and cuts both rise: a cut that ends before a flag holds none of those that follow.
    while (next < cuts.length && cuts[next]!.end <= flag.start) next++;
    const cut = isCut(flag) && cuts[next];
    return {
      ...outside(flag),
      quote: text.slice(flag.start, flag.end),
      kind: flag.kind,
      confidence: flag.confidence,
      detector: flag.detector,
      reason: flag.reason,
      also: flag.also,
      evidence: flag.evidence && outsideEvidence(flag.evidence, outsidePlace),
      verdict: flag.verdict,
      actor: flag.actor,
      decidedAt: flag.decidedAt,
      bulk: flag.bulk,
      note: flag.note,
      replaces: flag.replaces && outside(flag.replaces),
      ...(cut && { cut: outside(cut) }),
    };
  });
  const { id, path, recordKey } = document;
  return [...exclusionRows(document), ...noteRows(document, outside), ...rows]
    .map((row) => `${JSON.stringify({ document: id, path, recordKey, ...row })}\n`)
    .join('');
}

function exclusionRows({ excluded }: AuditDocument): object[] {
  if (!excluded) return [];
  return [{ excluded: excluded.reason, actor: 'curator', decidedAt: excluded.at }];
}

/** A note on nothing is on the whole document. */
function noteRows({ notes = [], text }: AuditDocument, outside: (span: Span) => Span): object[] {
  return notes.map((note) => ({
    ...(note.start < note.end && {
      ...outside(note),
      quote: text.slice(note.start, note.end),
    }),
    note: note.text,
    decidedAt: note.at,
  }));
}

function isConfirmed(flag: AuditFlag): boolean {
  return flag.verdict === 'confirmed';
}

/** Evidence as the outside reads it. */
export function outsideEvidence(evidence: Evidence, outsidePlace: OutsidePlace): object {
  const { twin, donor, ...rest } = evidence;
  return {
    ...rest,
    ...(twin && { twin: outsidePlace(twin) }),
    ...(donor && { donor: outsidePlace(donor) }),
  };
}
