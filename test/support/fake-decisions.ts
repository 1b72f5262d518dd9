import { AppError } from '../../shared/errors/app-error';
import type { ReviewDocument, ReviewFlag } from '../../shared/ipc/shapes';
import { curatorDetector, type Verdict } from '../../shared/model/decision';
import type { ExcludeReason } from '../../shared/model/exclusion';
import type { FlagKind } from '../../shared/model/kind';
import { compareSpans, type Span } from '../../shared/model/span';
import { ownCut, withoutVerdict } from './fake-document';

/** Any time that is not now. */
const then = '2025-03-12T18:40:00.000Z';

function flagAt(document: ReviewDocument, span: Span): ReviewFlag | undefined {
  return document.flags.find(({ start, end }) => start === span.start && end === span.end);
}

function withFlags(document: ReviewDocument, flags: readonly ReviewFlag[]): ReviewDocument {
  return { ...document, flags: [...flags].sort(compareSpans) };
}

/** Throws FLAG_GONE where a span is to be kept that no flag stands on. */
export function checkKept(
  document: ReviewDocument,
  spans: readonly Span[],
  verdict: Verdict,
): void {
  const gone = verdict === 'rejected' && spans.some((span) => !flagAt(document, span));
  if (gone) throw new AppError('FLAG_GONE');
}

/** The document with a verdict on a span; the same one where nothing changes. */
export function decideSpan(
  document: ReviewDocument,
  span: Span,
  verdict: Verdict,
  kind?: FlagKind,
): ReviewDocument {
  const before = flagAt(document, span);
  if (!before && verdict !== 'confirmed') return document;
  const others = document.flags.filter((flag) => flag !== before);
  const isOwn = !before || before.detector === curatorDetector;
  if (isOwn && verdict === 'open') return withFlags(document, others);
  const claim = before ?? { ...ownCut(span), ...(kind && { kind }) };
  const after: ReviewFlag =
    verdict === 'open' ? withoutVerdict(claim) : { ...claim, verdict, actor: 'curator' };
  return withFlags(document, [...others, after]);
}

/** The document with another span cut in place of a flag. */
export function adjustSpan(document: ReviewDocument, span: Span, to: Span): ReviewDocument {
  const before = flagAt(document, span);
  if (!before) throw new AppError('SPAN_INVALID');
  const after: ReviewFlag = {
    ...ownCut(to),
    kind: before.kind,
    reason: `${before.reason}; adjusted by hand`,
    verdict: 'confirmed',
    actor: 'curator',
  };
  return withFlags(document, [...document.flags.filter((flag) => flag !== before), after]);
}

/** The document with a flag cut as another kind. */
export function setKindOn(document: ReviewDocument, span: Span, kind: FlagKind): ReviewDocument {
  const before = flagAt(document, span);
  if (!before) throw new AppError('FLAG_GONE');
  const after: ReviewFlag = { ...before, kind, verdict: 'confirmed', actor: 'curator' };
  return withFlags(document, [...document.flags.filter((flag) => flag !== before), after]);
}

/** The document with a note on a span or on the whole of it; without it for an empty text. */
export function noteSpan(
  document: ReviewDocument,
  span: Span | undefined,
  text: string,
): ReviewDocument {
  const others = document.notes.filter(
    ({ start, end }) => start !== span?.start || end !== span?.end,
  );
  const notes = text === '' ? others : [...others, { ...span, text, at: then }];
  const flags = document.flags.map((flag) => {
    if (!span || flag.start !== span.start || flag.end !== span.end) return flag;
    const noted: ReviewFlag = { ...flag, note: text };
    if (text === '') delete noted.note;
    return noted;
  });
  return { ...document, notes, flags };
}

/** The document left out for a reason, or brought back. */
export function excludeWith(
  document: ReviewDocument,
  reason: ExcludeReason | null,
): ReviewDocument {
  const after: ReviewDocument = { ...document };
  if (reason) after.excluded = { reason, at: then };
  else delete after.excluded;
  return after;
}
