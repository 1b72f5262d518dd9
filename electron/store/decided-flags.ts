import { curatorDetector, type Actor, type Verdict } from '../../shared/model/decision';
import type { Flag } from '../../shared/model/flag';
import { compareSpans, spanKey, type Span } from '../../shared/model/span';
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
  /** The flag that this cut, adjusted by hand, stands for. */
  readonly replaces?: Span;
}

/**
 * Everything that stands on a document: its flags, own cuts and older decisions, sorted. An open
 * flag that a cut adjusted by hand stands for is left out.
 */
export function listDecidedFlags(db: ReadDb, documentId: number): DecidedFlag[] {
  const words = listVerdicts(db, documentId);
  const verdicts = new Map(words.map((word) => [spanKey(word), word]));
  const replaced = new Set(words.flatMap(({ replaces }) => (replaces ? spanKey(replaces) : [])));
  const decided: DecidedFlag[] = [];
  for (const flag of listFlags(db, documentId)) {
    const key = spanKey(flag);
    const word = verdicts.get(key);
    verdicts.delete(key);
    if (word) decided.push(claimedFlag(flag, word));
    else if (!replaced.has(key)) decided.push({ ...flag, verdict: 'open', claimed: true });
  }
  for (const word of verdicts.values()) decided.push(unclaimed(word));
  return decided.sort(compareSpans);
}

/** A curator's kind and a rule's name stand as they were decided; else the last analysis names it. */
function claimedFlag(flag: Flag, word: StandingVerdict): DecidedFlag {
  const { verdict, actor, decidedAt, replaces, kind, reason, detector } = word;
  const byRule = actor === 'rule' && { kind, reason, detector };
  const named = byRule || (detector === curatorDetector && { kind, reason });
  const claim = { ...flag, ...named, verdict, actor, decidedAt, claimed: true };
  return replaces ? { ...claim, replaces } : claim;
}

function unclaimed(word: StandingVerdict): DecidedFlag {
  return { ...word, claimed: false };
}
