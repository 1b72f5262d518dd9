import type { ReadDb } from '../store/database';
import type { Place } from '../store/places';
import type { Verdict } from '../../shared/model/decision';
import type { FlagKind } from '../../shared/model/kind';
import { claimsAt } from './claims-at';
import { ownCut } from './decide-flags';
import type { Change } from './record-step';

/** How places are decided that read like one that a curator decides. */
export interface AlikeDecision {
  readonly verdict: Verdict;
  /** Kind and reason of the cut where nothing claims the text yet. */
  readonly kind: FlagKind | undefined;
  readonly reason: string;
}

/** A text that nothing claims is cut all the same; keeping or reopening it would change nothing. */
export function decideAlike(
  db: ReadDb,
  places: readonly Place[],
  { verdict, kind, reason }: AlikeDecision,
): Change[] {
  const claims = claimsAt(db, places);
  return places.flatMap((place, at): Change[] => {
    const own = verdict === 'confirmed' ? ownCut(place, kind, reason) : undefined;
    const claim = claims[at] ?? own;
    return claim ? [{ documentId: place.documentId, claim, verdict }] : [];
  });
}
