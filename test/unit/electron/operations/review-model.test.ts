import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../../shared/model/decision';
import { countFlags } from '../../../../electron/operations/count-flags';
import { decideFlags } from '../../../../electron/operations/decide-flags';
import { decideTwins, findTwins } from '../../../../electron/operations/find-twins';
import { redo, undo } from '../../../../electron/operations/undo';
import { getBatch } from '../../../../electron/store/batches';
import { transact, type WriteDb } from '../../../../electron/store/database';
import { listDecidedFlags } from '../../../../electron/store/decided-flags';
import { getText } from '../../../../electron/store/document-bodies';
import { getDocument } from '../../../../electron/store/documents';
import { getFlag } from '../../../../electron/store/flags';
import { listVerdicts, rebuildVerdicts } from '../../../../electron/store/verdicts';
import { aFlag, aStoredBatch, putFlags, testTime } from '../../../support/workspace-builders';
import { temporaryWorkspace } from '../../../support/temporary-workspace';

/** What a review is, without a database: verdicts by place, and the states before each step. */
class ReviewModel {
  standing = new Map<string, Verdict>();
  readonly past: Map<string, Verdict>[] = [];
  future: Map<string, Verdict>[] = [];

  decide(places: readonly { key: string; claimed: boolean }[], verdict: Verdict): void {
    const next = new Map(this.standing);
    for (const { key, claimed } of places) {
      if (verdict === 'open') next.delete(key);
      else if (verdict === 'confirmed' || claimed || next.has(key)) next.set(key, verdict);
    }
    if (sameMap(next, this.standing)) return;
    this.past.push(this.standing);
    this.future = [];
    this.standing = next;
  }

  undo(): boolean {
    const before = this.past.pop();
    if (!before) return false;
    this.future.push(this.standing);
    this.standing = before;
    return true;
  }

  redo(): boolean {
    const after = this.future.pop();
    if (!after) return false;
    this.past.push(this.standing);
    this.standing = after;
    return true;
  }
}

function sameMap(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

// Each line is a span that can be decided; some are flagged, some stand in several documents.
const texts = {
  'a.txt': 'alpha\nshare this\nbeta\n',
  'b.txt': 'share this\ngamma\nshare this\n',
  'c.txt': 'delta\nalpha\n',
};
const flagged = new Set(['alpha', 'share this', 'gamma']);

type Action =
  | { type: 'decide'; place: number; verdict: Verdict }
  | { type: 'twins'; place: number; verdict: Verdict }
  | { type: 'undo' }
  | { type: 'redo' };

const verdict = fc.constantFrom<Verdict>('open', 'confirmed', 'rejected');
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ type: fc.constant('decide' as const), place: fc.nat(7), verdict }),
  fc.record({ type: fc.constant('twins' as const), place: fc.nat(7), verdict }),
  fc.record({ type: fc.constant('undo' as const) }),
  fc.record({ type: fc.constant('redo' as const) }),
);

function aReview() {
  const { db } = temporaryWorkspace();
  const { batchId, documentIds } = aStoredBatch(db, texts);
  const places = documentIds.flatMap((documentId) => {
    const text = getText(db, documentId);
    return [...text.matchAll(/.+/g)].map(([line], at) => {
      const start = [...text.matchAll(/.+/g)][at]!.index;
      return { documentId, start, end: start + line.length, line };
    });
  });
  for (const documentId of documentIds) {
    const own = places.filter((place) => place.documentId === documentId);
    const flags = own.filter(({ line }) => flagged.has(line));
    putFlags(
      db,
      documentId,
      flags.map(({ start, end }) => aFlag(start, end)),
    );
  }
  return { db, batchId, documentIds, places };
}

function keyOf(place: { documentId: number; start: number; end: number }): string {
  return `${place.documentId}:${place.start}:${place.end}`;
}

function standingIn(db: WriteDb, documentIds: readonly number[]): Map<string, Verdict> {
  return new Map(
    documentIds.flatMap((documentId) =>
      listVerdicts(db, documentId).map(
        (word) => [keyOf({ documentId, ...word }), word.verdict] as const,
      ),
    ),
  );
}

/** The sums over a batch, counted from its flags and texts instead of kept up to date. */
function countAfresh(db: WriteDb, documentIds: readonly number[]) {
  const each = documentIds.map((id) => countFlags(listDecidedFlags(db, id), () => getText(db, id)));
  const sum = (name: keyof (typeof each)[number]) =>
    each.reduce((total, counts) => total + counts[name], 0);
  return {
    documents: documentIds.length,
    documentsDone: each.filter(({ open }) => open === 0).length,
    flags: sum('flags'),
    open: sum('open'),
    confirmed: sum('confirmed'),
    rejected: sum('rejected'),
    byCurator: sum('byCurator'),
    byPolicy: sum('byPolicy'),
    characters: documentIds.reduce((total, id) => total + getText(db, id).length, 0),
    charactersCut: sum('charactersCut'),
    problems: 0,
  };
}

describe('a review', () => {
  test('agrees with a simple model after any actions, and undoing everything restores it', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        const { db, batchId, documentIds, places } = aReview();
        const before = getBatch(db, batchId)!.counts;
        const model = new ReviewModel();
        const claimed = (place: { documentId: number; start: number; end: number }) => ({
          key: keyOf(place),
          claimed: getFlag(db, place.documentId, place.start, place.end) !== undefined,
        });
        for (const step of actions) {
          if (step.type === 'undo') {
            expect(undo(db, batchId, testTime) !== undefined).toBe(model.undo());
          } else if (step.type === 'redo') {
            expect(redo(db, batchId, testTime) !== undefined).toBe(model.redo());
          } else {
            const { documentId, start, end } = places[step.place % places.length]!;
            const place = { documentId, start, end };
            if (step.type === 'decide') {
              const input = { documentId, spans: [place], verdict: step.verdict };
              decideFlags(db, input, testTime);
              model.decide([claimed(place)], step.verdict);
            } else {
              const twins = findTwins(db, getDocument(db, documentId)!, place);
              decideTwins(db, { ...place, verdict: step.verdict }, testTime);
              model.decide(twins.map(claimed), step.verdict);
            }
          }
          expect(standingIn(db, documentIds)).toEqual(model.standing);
        }
        expect(getBatch(db, batchId)!.counts).toEqual(countAfresh(db, documentIds));
        const kept = documentIds.map((id) => listVerdicts(db, id));
        transact(db, () => documentIds.forEach((id) => rebuildVerdicts(db, id)));
        expect(documentIds.map((id) => listVerdicts(db, id))).toEqual(kept);
        while (undo(db, batchId, testTime));
        expect(standingIn(db, documentIds).size).toBe(0);
        expect(getBatch(db, batchId)!.counts).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  test.each(['UPDATE decision SET actor = actor', 'DELETE FROM decision'])(
    'has a log that refuses %s',
    (sql) => {
      const { db, places } = aReview();
      const { documentId, ...span } = places[0]!;
      decideFlags(db, { documentId, spans: [span], verdict: 'confirmed' }, testTime);
      expect(() => db.exec(sql)).toThrow(/append-only/);
    },
  );
});
