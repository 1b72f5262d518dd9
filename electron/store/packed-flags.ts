import type { Flag } from '../../shared/model/flag';
import type { CountedFlag } from './counted-flags';
import type { StoredValue } from './rows-statement';

/**
 * The flags of a document as they are stored: the values of one behind those of the other, in the order of
 * `flagColumns`. Far less is to be copied on the way from a worker than with objects.
 */
export type PackedFlags = readonly StoredValue[];

export const flagColumns = [
  'start',
  'end',
  'kind',
  'confidence',
  'detector',
  'reason',
  'also',
  'evidence',
] as const;

/** Needs no database: a worker can do it. */
export function packFlags(flags: readonly Flag[]): PackedFlags {
  return flags.flatMap(({ start, end, kind, confidence, detector, reason, also, evidence }) => [
    start,
    end,
    kind,
    confidence,
    detector,
    reason.toWellFormed(),
    also ? JSON.stringify(also) : null,
    evidence ? JSON.stringify(evidence) : null,
  ]);
}

export function countPacked(flags: PackedFlags): number {
  return flags.length / flagColumns.length;
}

/** As much of packed flags as documents are counted and cut by. */
export function readClaims(flags: PackedFlags): Omit<CountedFlag, 'verdict' | 'actor'>[] {
  const claims: Omit<CountedFlag, 'verdict' | 'actor'>[] = [];
  for (let at = 0; at < flags.length; at += flagColumns.length) {
    claims.push({
      start: flags[at] as number,
      end: flags[at + 1] as number,
      kind: flags[at + 2] as Flag['kind'],
      confidence: flags[at + 3] as number,
    });
  }
  return claims;
}
