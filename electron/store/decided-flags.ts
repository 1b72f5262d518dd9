import type { Actor, Verdict } from '../../shared/model/decision';
import type { Flag } from '../../shared/model/flag';
import { compareSpans, spanKey } from '../../shared/model/span';
import type { ReadDb } from './database';
import { listFlags } from './flags';
import { listVerdicts, type StandingVerdict } from './verdicts';

/** A flag with the word that stands on it, or a decided span that no flag of today claims. */
export interface DecidedFlag extends Flag {
  readonly verdict: Verdict;
  /** Who decided, and when; absent while open. */
  readonly actor?: Actor;
  readonly decidedAt?: string;
  /** False for own cuts, and for decisions on flags that a later analysis no longer makes. */
  readonly claimed: boolean;
}

/** Everything that stands on a document: all its flags, own cuts and older decisions, sorted. */
export function listDecidedFlags(db: ReadDb, documentId: number): DecidedFlag[] {
  const verdicts = new Map(listVerdicts(db, documentId).map((word) => [spanKey(word), word]));
  const decided = listFlags(db, documentId).map((flag): DecidedFlag => {
    const word = verdicts.get(spanKey(flag));
    verdicts.delete(spanKey(flag));
    return word
      ? {
          ...flag,
          verdict: word.verdict,
          actor: word.actor,
          decidedAt: word.decidedAt,
          claimed: true,
        }
      : { ...flag, verdict: 'open', claimed: true };
  });
  for (const word of verdicts.values()) decided.push(unclaimed(word));
  return decided.sort(compareSpans);
}

function unclaimed(word: StandingVerdict): DecidedFlag {
  return { ...word, claimed: false };
}
