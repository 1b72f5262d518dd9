import { curatorDetector } from '../../shared/model/decision';
import type { ReadDb } from '../store/database';
import { listClaimsAt } from '../store/flags';
import type { Place } from '../store/places';
import { listVerdictsAt, type DecidedClaim, type StandingVerdict } from '../store/verdicts';

/** Places that are looked up by one query. */
const placesAtOnce = 500;

/** The flag or the earlier decision on exactly each of these places, in their order. */
export function claimsAt(db: ReadDb, places: readonly Place[]): (DecidedClaim | undefined)[] {
  return inParts(places, (part) => {
    const flags = listClaimsAt(db, part);
    const words = listVerdictsAt(db, part);
    return part.map((_, at) => claimOfBoth(flags.get(at), words.get(at)));
  });
}

/** The word that stands on each of these places, in their order. */
export function verdictsAt(db: ReadDb, places: readonly Place[]): (StandingVerdict | undefined)[] {
  return inParts(places, (part) => {
    const words = listVerdictsAt(db, part);
    return part.map((_, at) => words.get(at));
  });
}

function claimOfBoth(
  flag: DecidedClaim | undefined,
  standing: StandingVerdict | undefined,
): DecidedClaim | undefined {
  if (!flag || !standing) return flag ?? standing;
  // What a curator has called a flag stays its name, whatever is decided of it next.
  const named = standing.detector === curatorDetector ? standing : flag;
  const { kind, detector, reason } = named;
  const { replaces } = standing;
  return { ...flag, kind, detector, reason, ...(replaces && { replaces }) };
}

function inParts<Result>(
  places: readonly Place[],
  lookUp: (part: readonly Place[]) => Result[],
): Result[] {
  const found: Result[] = [];
  for (let from = 0; from < places.length; from += placesAtOnce) {
    for (const result of lookUp(places.slice(from, from + placesAtOnce))) found.push(result);
  }
  return found;
}
