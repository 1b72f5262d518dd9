import type { RuleHit } from '../../../shared/ipc/rule-shapes';
import { spanContains, spansOverlap, type Span } from '../../../shared/model/span';
import { getShownConfidence } from '../../store/counting';
import type { ReadDb } from '../../store/database';
import { listDecidedFlags, type DecidedFlag } from '../../store/decided-flags';
import { getDocument } from '../../store/documents';
import type { DocumentHits } from './rule-hits';

/** What a hit would mean: a new cut, or why it is none. */
export type HitFate = 'new' | 'cut' | 'conflict';

/** A hit with what stands on it now. */
export interface JudgedHit extends Span {
  readonly state: RuleHit['state'];
  readonly fate: HitFate;
}

/** What an active rule makes of a hit: a word of the curator stands, and nothing is cut twice. */
function judgeHit(span: Span, standing: readonly DecidedFlag[], shown: number): JudgedHit {
  const over = standing.filter((flag) => spansOverlap(flag, span));
  const { start, end } = span;
  if (over.some(({ verdict, actor }) => verdict === 'rejected' && actor === 'curator')) {
    return { start, end, state: 'rejected', fate: 'conflict' };
  }
  const cut = over.find((flag) => flag.verdict === 'confirmed' && spanContains(flag, span));
  if (cut)
    return { start, end, state: cut.actor === 'curator' ? 'confirmed' : 'machine', fate: 'cut' };
  const open = over.some(({ verdict, confidence }) => verdict === 'open' && confidence >= shown);
  return { start, end, state: open ? 'open' : 'plain', fate: 'new' };
}

/** The hits of one document, none where it is left out of exports. */
export function judgeHits(db: ReadDb, { documentId, spans }: DocumentHits): JudgedHit[] {
  if (getDocument(db, documentId)!.excluded) return [];
  const standing = listDecidedFlags(db, documentId);
  const shown = getShownConfidence(db);
  return spans.map((span) => judgeHit(span, standing, shown));
}
