import { recordCuts } from '../../shared/engine/apply-cuts';
import { createCodePointMap } from '../../shared/engine/code-points';
import type { Actor, Verdict } from '../../shared/model/decision';
import type { Evidence, Flag, Place } from '../../shared/model/flag';
import { compareSpans, spanContains, type Span } from '../../shared/model/span';

/** A flag of a document, or a cut of the curator's own, with the last word on it. */
export interface AuditFlag extends Flag {
  readonly verdict: Verdict;
  readonly actor?: Actor;
  readonly decidedAt?: string;
}

export interface AuditDocument {
  /** The document's stable id. */
  readonly id: string;
  readonly path: string;
  readonly recordKey?: string;
  readonly text: string;
  readonly flags: readonly AuditFlag[];
}

/** A place with its offsets in code points of the document it lies in. */
export type OutsidePlace = (place: Place) => object;

/**
 * One line of JSON for each flag of the document, whatever its verdict, in the order of the text.
 * Offsets count code points; `cut` is what left the text for a confirmed flag, line ends included.
 */
export function auditLines(document: AuditDocument, outsidePlace: OutsidePlace): string {
  const { text } = document;
  const map = createCodePointMap(text);
  const outside = (span: Span): Span => ({
    start: map.toCodePoint(span.start),
    end: map.toCodePoint(span.end),
  });
  const cuts = recordCuts(text, document.flags.filter(isConfirmed));
  return [...document.flags]
    .sort(compareSpans)
    .map((flag) => {
      const cut = isConfirmed(flag) && cuts.find((recorded) => spanContains(recorded, flag));
      const row = {
        document: document.id,
        path: document.path,
        recordKey: document.recordKey,
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
        ...(cut && { cut: outside(cut) }),
      };
      return `${JSON.stringify(row)}\n`;
    })
    .join('');
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
