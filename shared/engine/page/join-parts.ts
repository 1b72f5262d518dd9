import { confidenceBand, defaultConfidence, type AlsoFlagged, type Flag } from '../../model/flag';

/** Joined flags list no more of what else was said of them. */
const mostAlso = 4;

/**
 * Neighbouring flags of one detector, kind and reason become one: a menu is one flag, not one for each
 * entry. It is as sure as the least sure of them; certain ones and others stay apart.
 */
export function joinParts(flags: readonly Flag[], isNext: (a: Flag, b: Flag) => boolean): Flag[] {
  const joined: Flag[] = [];
  for (const flag of flags) {
    const last = joined.at(-1);
    if (!last || !areAlike(last, flag) || !isNext(last, flag)) joined.push(flag);
    else joined[joined.length - 1] = join(last, flag);
  }
  return joined;
}

function areAlike(a: Flag, b: Flag): boolean {
  return (
    a.detector === b.detector &&
    a.kind === b.kind &&
    a.reason === b.reason &&
    a.confidence >= defaultConfidence &&
    b.confidence >= defaultConfidence &&
    confidenceBand(a.confidence) === confidenceBand(b.confidence)
  );
}

function join(a: Flag, b: Flag): Flag {
  const also = uniqueAlso([...(a.also ?? []), ...(b.also ?? [])]);
  return {
    ...a,
    end: b.end,
    confidence: Math.min(a.confidence, b.confidence),
    ...(also.length > 0 && { also }),
  };
}

function uniqueAlso(all: readonly AlsoFlagged[]): AlsoFlagged[] {
  const byClaim = new Map<string, AlsoFlagged>();
  for (const each of all) {
    const key = `${each.detector} ${each.reason}`;
    const known = byClaim.get(key);
    if (!known || known.confidence < each.confidence) byClaim.set(key, each);
  }
  return [...byClaim.values()].sort((a, b) => b.confidence - a.confidence).slice(0, mostAlso);
}
