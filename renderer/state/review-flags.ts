import type { Verdict } from '../../shared/model/decision';
import { curatorDetector } from '../../shared/model/decision';
import type { FlagKind } from '../../shared/model/kind';
import { compareSpans, type Span, spanKey } from '../../shared/model/span';
import type { ReviewDocument, ReviewFlag } from '../../shared/ipc/shapes';

/** The flags a curator gets to see: those sure enough, and all that are decided. */
export function shownFlags(flags: readonly ReviewFlag[], shown: number): ReviewFlag[] {
  return flags.filter(({ verdict, confidence }) => verdict !== 'open' || confidence >= shown);
}

/** True for cuts of the curator's own making. */
export function isOwnCut(flag: ReviewFlag): boolean {
  return flag.detector === curatorDetector;
}

/** True for what an import cut without asking: folded until one looks. */
export function isPolicyCut(flag: ReviewFlag): boolean {
  return flag.verdict === 'confirmed' && flag.actor === 'policy';
}

/** The flags with a new verdict on all of `spans`. */
export function withVerdict(
  flags: readonly ReviewFlag[],
  spans: readonly Span[],
  verdict: Verdict,
): ReviewFlag[] {
  const keys = new Set(spans.map(spanKey));
  return flags.map((flag) =>
    keys.has(spanKey(flag)) ? { ...flag, verdict, actor: 'curator' as const } : flag,
  );
}

/** A cut of the curator's own, as shown until the backend answers. */
export function ownCut(span: Span, kind: FlagKind): ReviewFlag {
  return {
    start: span.start,
    end: span.end,
    kind,
    confidence: 1,
    detector: curatorDetector,
    detectorLabel: 'Own cut',
    detectorSummary: 'Cut by hand.',
    reason: 'You cut this selection.',
    verdict: 'confirmed',
    actor: 'curator',
    twins: 0,
  };
}

/** A flag that is cut with other ends, as shown until the backend answers. */
export function adjustedFlag(flag: ReviewFlag, { start, end }: Span): ReviewFlag {
  const { kind, reason, note } = flag;
  return {
    ...ownCut({ start, end }, kind),
    detectorLabel: 'Cut by hand',
    detectorSummary: 'A curator selected this text.',
    reason: reason.includes(adjusted) ? reason : reason + adjusted,
    ...(note !== undefined && { note }),
  };
}

const adjusted = '; adjusted by hand';

export function withFlag(flags: readonly ReviewFlag[], flag: ReviewFlag): ReviewFlag[] {
  const key = spanKey(flag);
  return [...flags.filter((other) => spanKey(other) !== key), flag].toSorted(compareSpans);
}

/** The flags with the notes that stand on exactly their spans. */
export function withNotes(
  flags: readonly ReviewFlag[],
  notes: ReviewDocument['notes'],
): ReviewFlag[] {
  const texts = new Map(notes.map(({ start, end, text }) => [`${start}:${end}`, text]));
  return flags.map((flag) => {
    const note = texts.get(spanKey(flag));
    if (note === flag.note) return flag;
    const noted: ReviewFlag = { ...flag, note };
    if (note === undefined) delete noted.note;
    return noted;
  });
}

/** The flag a span speaks of: the same span, else the first that overlaps, else the first after. */
export function flagAt(flags: readonly ReviewFlag[], span: Span): number {
  const same = flags.findIndex((flag) => flag.start === span.start && flag.end === span.end);
  if (same >= 0) return same;
  const over = flags.findIndex((flag) => flag.start < span.end && span.start < flag.end);
  return over >= 0 ? over : flags.findIndex((flag) => flag.start >= span.start);
}

/** The next open flag after `from` that is wanted, round the end; -1 when all are decided. */
export function nextOpenFlag(
  flags: readonly ReviewFlag[],
  from: number,
  step: 1 | -1 = 1,
  wants: (flag: ReviewFlag) => boolean = () => true,
): number {
  const length = flags.length;
  for (let distance = 1; distance <= length; distance++) {
    const index = (from + step * distance + length * 2) % length;
    const flag = flags[index]!;
    if (flag.verdict === 'open' && wants(flag)) return index;
  }
  return -1;
}
