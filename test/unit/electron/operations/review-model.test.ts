import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../../shared/model/decision';
import { excludeReasons, type ExcludeReason } from '../../../../shared/model/exclusion';
import type { Span } from '../../../../shared/model/span';
import { adjustCut } from '../../../../electron/operations/adjust-cut';
import { shownConfidence } from '../../../../shared/model/flag';
import { countFlags, countOpenKinds } from '../../../../electron/operations/count-flags';
import { decideFlags } from '../../../../electron/operations/decide-flags';
import { decideTwins } from '../../../../electron/operations/decide-twins';
import { findTwins } from '../../../../electron/operations/find-twins';
import { excludeDocument, noteDocument } from '../../../../electron/operations/mark-document';
import { redo, undo } from '../../../../electron/operations/undo';
import { getBatch } from '../../../../electron/store/batches';
import { listCopies } from '../../../../electron/store/copies';
import { transact, type WriteDb } from '../../../../electron/store/database';
import { listDecidedFlags } from '../../../../electron/store/decided-flags';
import { countStates } from '../../../../electron/store/document-facets';
import { getText } from '../../../../electron/store/document-bodies';
import { getDocument } from '../../../../electron/store/documents';
import { getFlag } from '../../../../electron/store/flags';
import { listNotes } from '../../../../electron/store/notes';
import { sumOpenKinds } from '../../../../electron/store/open-kinds';
import { listVerdicts, rebuildVerdicts } from '../../../../electron/store/verdicts';
import { aFlag, aStoredBatch, putFlags, testTime } from '../../../support/workspace-builders';
import { moveEntry, ReviewModel } from '../../../support/review-model';
import { temporaryWorkspace } from '../../../support/temporary-workspace';

type Place = Span & { readonly documentId: number };

// Each line is a span that can be decided; some are flagged, some stand in several documents, and
// the last document is a copy of the second.
const texts = {
  'a.txt': 'alpha\nshare this\nbeta\n',
  'b.txt': 'share this\ngamma\nshare this\n',
  'c.txt': 'delta\nalpha\n',
  'd.txt': 'share this\ngamma\nshare this\n',
};
const flagged = new Set(['alpha', 'share this', 'gamma']);

const place = fc.nat(10);
const verdict = fc.constantFrom<Verdict>('open', 'confirmed', 'rejected');
/** Ends of a place that are moved when it is adjusted. */
const ends = fc.constantFrom([0, 0] as const, [1, 0] as const, [0, 1] as const);
const action = fc.oneof(
  fc.record({ type: fc.constant('decide' as const), place, ends, verdict }),
  fc.record({ type: fc.constant('twins' as const), place, verdict }),
  fc.record({ type: fc.constant('adjust' as const), place, ends, to: ends }),
  fc.record({
    type: fc.constant('note' as const),
    place: fc.option(place),
    text: fc.constantFrom('', 'look', 'again'),
  }),
  fc.record({
    type: fc.constant('exclude' as const),
    place,
    reason: fc.option(fc.constantFrom(...excludeReasons)),
  }),
  fc.record({ type: fc.constant('undo' as const) }),
  fc.record({ type: fc.constant('redo' as const) }),
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

function linesOf(db: WriteDb, documentId: number): (Place & { line: string })[] {
  return [...getText(db, documentId).matchAll(/.+/g)].map((match) => ({
    documentId,
    start: match.index,
    end: match.index + match[0].length,
    line: match[0],
  }));
}

class Review {
  readonly db = temporaryWorkspace().db;
  readonly batchId: number;
  readonly documentIds: readonly number[];
  readonly places: readonly Place[];
  readonly model = new ReviewModel();

  constructor() {
    const { batchId, documentIds } = aStoredBatch(this.db, texts);
    this.batchId = batchId;
    this.documentIds = documentIds;
    for (const documentId of documentIds) {
      const lines = linesOf(this.db, documentId).filter(({ line }) => flagged.has(line));
      const flags = lines.map(({ start, end, line }, at) =>
        aFlag(start, end, { kind: line === 'alpha' ? 'ui' : 'share', confidence: at ? 0.5 : 0.9 }),
      );
      putFlags(this.db, documentId, flags);
    }
    this.places = documentIds.flatMap((id) => linesOf(this.db, id));
  }

  place(at: number, [fromStart, fromEnd]: readonly [number, number] = [0, 0]): Place {
    const { documentId, start, end } = this.places[at % this.places.length]!;
    return { documentId, start: start + fromStart, end: end - fromEnd };
  }

  /** Does it, in the store and in the model. */
  do(step: Action): void {
    const { db, batchId, model } = this;
    switch (step.type) {
      case 'undo':
        expect(undo(db, batchId, testTime) !== undefined).toBe(model.undo());
        break;
      case 'redo':
        expect(redo(db, batchId, testTime) !== undefined).toBe(model.redo());
        break;
      case 'decide':
        this.#decide(this.place(step.place, step.ends), step.verdict);
        break;
      case 'twins':
        this.#decideTwins(this.place(step.place), step.verdict);
        break;
      case 'adjust':
        this.#adjust(this.place(step.place, step.ends), this.place(step.place, step.to));
        break;
      case 'note':
        this.#note(step.place === null ? undefined : this.place(step.place), step.text);
        break;
      case 'exclude':
        this.#exclude(this.place(step.place).documentId, step.reason);
    }
  }

  #isFlagged({ documentId, start, end }: Place): boolean {
    return getFlag(this.db, documentId, start, end) !== undefined;
  }

  #isKnown(here: Place): boolean {
    return this.#isFlagged(here) || this.model.standing.has(keyOf(here));
  }

  /** The place and the same one in all copies. */
  #everywhere(here: Place): Place[] {
    const copies = listCopies(this.db, getDocument(this.db, here.documentId)!);
    return [here, ...copies.map(({ documentId }) => ({ ...here, documentId }))];
  }

  #setVerdicts(next: Map<string, string>, places: readonly Place[], word: Verdict): void {
    const origin = next.get(keyOf(places[0]!))?.split(' for ')[1];
    for (const at of places) {
      const key = keyOf(at);
      const known = next.get(key);
      if (word === 'open') next.delete(key);
      else if (word === 'confirmed' || known || this.#isFlagged(at)) {
        const own = known !== undefined || this.#isFlagged(at);
        const replaces = own ? known?.split(' for ')[1] : origin;
        next.set(key, replaces === undefined ? word : `${word} for ${replaces}`);
      }
    }
  }

  #decide(here: Place, word: Verdict): void {
    const { documentId, start, end } = here;
    const input = { documentId, spans: [{ start, end }], verdict: word };
    if (word === 'rejected' && !this.#isKnown(here)) {
      expect(() => decideFlags(this.db, input, testTime)).toThrow(/flag has moved/);
      return;
    }
    decideFlags(this.db, input, testTime);
    this.model.step((next) => {
      // Reopening what nobody claims is nothing, in copies too.
      if (word === 'open' && !this.#isKnown(here)) return;
      this.#setVerdicts(next, this.#everywhere(here), word);
    });
  }

  #decideTwins(here: Place, word: Verdict): void {
    const twins = findTwins(this.db, getDocument(this.db, here.documentId)!, here);
    const decide = () => decideTwins(this.db, { ...here, verdict: word }, testTime);
    if (word === 'rejected' && !this.#isKnown(here)) {
      expect(decide).toThrow(/flag has moved/);
      return;
    }
    decide();
    this.model.step((next) => {
      for (const twin of twins) this.#setVerdicts(next, [twin], word);
    });
  }

  #adjust(here: Place, to: Place): void {
    const { documentId, ...span } = here;
    const input = { documentId, span, to: { start: to.start, end: to.end } };
    if (!this.#isKnown(here)) {
      expect(() => adjustCut(this.db, input, testTime)).toThrow();
      return;
    }
    adjustCut(this.db, input, testTime);
    if (keyOf(here) === keyOf(to)) return;
    this.model.step((next) => {
      for (const at of this.#everywhere(here)) {
        const target = { ...to, documentId: at.documentId };
        const before = next.get(keyOf(at))?.split(' for ')[1];
        const replaces = this.#isFlagged(at) ? `${at.start}:${at.end}` : before;
        const back = replaces === `${target.start}:${target.end}`;
        next.delete(keyOf(at));
        moveEntry(next, `note ${keyOf(at)}`, `note ${keyOf(target)}`);
        next.set(
          keyOf(target),
          replaces === undefined || back ? 'confirmed' : `confirmed for ${replaces}`,
        );
      }
    });
  }

  #note(here: Place | undefined, text: string): void {
    const documentId = here?.documentId ?? this.documentIds[0]!;
    const span = here && { start: here.start, end: here.end };
    noteDocument(this.db, { documentId, span, text }, testTime);
    this.model.step((next) => {
      const key = `note ${keyOf({ documentId, start: 0, end: 0, ...span })}`;
      if (text === '') next.delete(key);
      else next.set(key, text);
    });
  }

  #exclude(documentId: number, reason: ExcludeReason | null): void {
    excludeDocument(this.db, { documentId, reason }, testTime);
    this.model.step((next) => {
      if (reason === null) next.delete(`excluded ${documentId}`);
      else next.set(`excluded ${documentId}`, reason);
    });
  }

  /** What stands in the store, by the keys of the model. */
  standing(): Map<string, string> {
    const standing = new Map<string, string>();
    for (const documentId of this.documentIds) {
      for (const word of listVerdicts(this.db, documentId)) {
        const { replaces } = word;
        const value = replaces && `${word.verdict} for ${replaces.start}:${replaces.end}`;
        standing.set(keyOf({ ...word, documentId }), value ?? word.verdict);
      }
      for (const note of listNotes(this.db, documentId)) {
        standing.set(`note ${keyOf({ ...note, documentId })}`, note.text);
      }
      const excluded = getDocument(this.db, documentId)!.excluded;
      if (excluded) standing.set(`excluded ${documentId}`, excluded.reason);
    }
    return standing;
  }

  /** Everything that is kept up to date. */
  sums() {
    const { db, batchId } = this;
    return {
      counts: getBatch(db, batchId)!.counts,
      kinds: sumOpenKinds(db, batchId),
      states: countStates(db, batchId),
    };
  }
}

function keyOf({ documentId, start, end }: Place): string {
  return `${documentId}:${start}:${end}`;
}

/** The same sums, counted from flags and texts instead of kept up to date. */
function countAfresh({ db, documentIds }: Review) {
  const excluded = documentIds.filter((id) => getDocument(db, id)!.excluded);
  const flagsOf = documentIds.map((id) => (excluded.includes(id) ? [] : listDecidedFlags(db, id)));
  const each = flagsOf.map((flags, at) =>
    countFlags(flags, shownConfidence, () => getText(db, documentIds[at]!)),
  );
  const sum = (name: keyof (typeof each)[number]) =>
    each.reduce((total, counts) => total + counts[name], 0);
  const done = each.filter(({ open }) => open === 0).length;
  const kinds = countOpenKinds(flagsOf.flat(), shownConfidence);
  return {
    counts: {
      documents: documentIds.length,
      documentsDone: done,
      flags: sum('flags'),
      open: sum('open'),
      confirmed: sum('confirmed'),
      rejected: sum('rejected'),
      byCurator: sum('byCurator'),
      byPolicy: sum('byPolicy'),
      byRule: 0,
      characters: documentIds.reduce((total, id) => total + getText(db, id).length, 0),
      charactersCut: sum('charactersCut'),
      problems: 0,
    },
    kinds: kinds.sort((a, b) => (a.kind + a.band < b.kind + b.band ? -1 : 1)),
    states: {
      open: documentIds.length - done,
      done: done - excluded.length,
      excluded: excluded.length,
      copies: excluded.includes(documentIds[3]!) ? 0 : 1,
      damaged: 0,
    },
  };
}

describe('a review', () => {
  test('agrees with a simple model after any actions, and undoing everything restores it', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        const review = new Review();
        const { db, batchId, documentIds, model } = review;
        const before = review.sums();
        for (const step of actions) {
          review.do(step);
          expect(review.standing()).toEqual(model.standing);
        }
        expect(review.sums()).toEqual(countAfresh(review));
        const kept = documentIds.map((id) => listVerdicts(db, id));
        transact(db, () => documentIds.forEach((id) => rebuildVerdicts(db, id)));
        expect(documentIds.map((id) => listVerdicts(db, id))).toEqual(kept);
        while (undo(db, batchId, testTime));
        expect(review.standing().size).toBe(0);
        expect(review.sums()).toEqual(before);
      }),
      { numRuns: 80 },
    );
  });

  test.each([
    'UPDATE decision SET actor = actor',
    'DELETE FROM decision',
    'UPDATE mark SET actor = actor',
    'DELETE FROM mark',
  ])('has a log that refuses %s', (sql) => {
    const { db, places } = new Review();
    const { documentId, start, end } = places[0]!;
    decideFlags(db, { documentId, spans: [{ start, end }], verdict: 'confirmed' }, testTime);
    noteDocument(db, { documentId, text: 'look' }, testTime);
    expect(() => db.exec(sql)).toThrow(/append-only/);
  });
});
