import { segment } from '../../shared/engine/segment';
import { isAboutFlags, wantsFlag } from '../../renderer/state/document-filter';
import type {
  DocumentFilter,
  DocumentRow,
  ReviewDocument,
  ReviewFlag,
} from '../../shared/ipc/shapes';
import { curatorDetector } from '../../shared/model/decision';
import { shownConfidence } from '../../shared/model/flag';
import type { Span } from '../../shared/model/span';

/** A flag as tests write it: the words it covers and what matters of the rest. */
export interface FakeFlag extends Partial<Omit<ReviewFlag, 'start' | 'end'>> {
  readonly on: string;
}

export interface FakeDocument {
  readonly path: string;
  readonly text: string;
  readonly title?: string;
  readonly site?: string;
  readonly flags?: readonly FakeFlag[];
}

/** A document as the backend would answer it. Flags stand in the order of their words. */
export function reviewDocument(
  id: number,
  batchId: number,
  { path, text, title, site, flags = [] }: FakeDocument,
): ReviewDocument {
  let from = 0;
  const placed = flags.map(({ on, ...given }): ReviewFlag => {
    const start = text.indexOf(on, from);
    if (start < 0) throw new Error(`${path} does not hold ${on}`);
    from = start + on.length;
    return { ...anyFlag, ...given, start, end: from };
  });
  return {
    id,
    batchId,
    path,
    ...(title !== undefined && { title }),
    ...(site !== undefined && { site }),
    encoding: 'UTF-8',
    encodingConfidence: 1,
    format: 'text',
    damage: { lost: 0, odd: 0 },
    copies: [],
    nearDuplicates: { count: 0, named: [] },
    text,
    blocks: segment(text).map(({ start, end }) => ({ start, end })),
    flags: placed,
    metadata: {},
    notes: [],
  };
}

const anyFlag = {
  kind: 'ui',
  confidence: 0.9,
  detector: 'fake@1',
  detectorLabel: 'Fake detector',
  detectorSummary: 'Finds what a test says.',
  reason: 'A test says so.',
  verdict: 'open',
  twins: 0,
} as const;

/** A flag as it was before anybody decided it. */
export function withoutVerdict(flag: ReviewFlag): ReviewFlag {
  const open = { ...flag, verdict: 'open' as const };
  delete open.actor;
  delete open.decidedAt;
  return open;
}

export function shownFlags(
  { flags, excluded }: ReviewDocument,
  shown = shownConfidence,
): ReviewFlag[] {
  if (excluded) return [];
  return flags.filter(({ verdict, confidence }) => verdict !== 'open' || confidence >= shown);
}

export function openOf(document: ReviewDocument, shown = shownConfidence): number {
  return shownFlags(document, shown).filter(({ verdict }) => verdict === 'open').length;
}

export function confirmedOf(flags: readonly ReviewFlag[]): ReviewFlag[] {
  return flags.filter(({ verdict }) => verdict === 'confirmed');
}

export function ownCut({ start, end }: Span): ReviewFlag {
  return {
    start,
    end,
    kind: 'junk',
    confidence: 1,
    detector: curatorDetector,
    detectorLabel: 'Cut by hand',
    detectorSummary: 'A curator selected this text.',
    reason: 'Cut by hand.',
    verdict: 'open',
    twins: 0,
  };
}

/** Its row in the list of documents. */
export function documentRow(
  document: ReviewDocument,
  filter: Pick<DocumentFilter, 'kind' | 'band'> = {},
): DocumentRow {
  const { id, path, excluded, copyOf, notes } = document;
  return {
    id,
    path,
    open: openOf(document),
    flags: shownFlags(document).length,
    ...(isAboutFlags(filter) && {
      fitting: shownFlags(document).filter(
        (flag) => flag.verdict === 'open' && wantsFlag(filter, flag),
      ).length,
    }),
    ...(excluded && { excluded: excluded.reason }),
    ...(copyOf && { copyOf: copyOf.path }),
    ...(notes.length > 0 && { noted: true }),
  };
}
