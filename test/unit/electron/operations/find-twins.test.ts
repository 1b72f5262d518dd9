import { describe, expect, test } from 'vitest';
import { fc } from '../../../support/fast-check';
import { decideTwins } from '../../../../electron/operations/decide-twins';
import { describeTwins, findTwins } from '../../../../electron/operations/find-twins';
import { decideFlags } from '../../../../electron/operations/decide-flags';
import { TwinCounter } from '../../../../electron/operations/twin-counter';
import { undo } from '../../../../electron/operations/undo';
import { listDecidedFlags } from '../../../../electron/store/decided-flags';
import { getDocument, setDocumentExclusion } from '../../../../electron/store/documents';
import type { WriteDb } from '../../../../electron/store/database';
import { aFlag, aStoredBatch, putFlags, testTime } from '../../../support/workspace-builders';
import { temporaryWorkspace } from '../../../support/temporary-workspace';

const texts = {
  'a.txt': 'First story.\n\nSign up now\nIt is free\n',
  'b.txt': 'Second story.\r\nSign up now\r\n\r\n  It is free\r\n',
  'c.txt': 'Third story.\nSign up now\nand another line\n',
  'd.txt': 'Sign up Now\nIt is free!\n',
};

/** Places as text, by path. */
function shown(db: WriteDb, places: readonly { documentId: number; start: number; end: number }[]) {
  return places.map(({ documentId, start, end }) => {
    const { path } = getDocument(db, documentId)!;
    return `${path}: ${texts[path as keyof typeof texts].slice(start, end)}`;
  });
}

function aBatch() {
  const { db } = temporaryWorkspace();
  const { batchId, documentIds } = aStoredBatch(db, texts);
  const [a, b, c] = documentIds as [number, number, number, number];
  return { db, batchId, a, b, c, document: getDocument(db, a)! };
}

const line = { start: 14, end: 25 };
const both = { start: 14, end: 36 };

describe('findTwins', () => {
  test('finds the same line in other documents, the place itself first', () => {
    const { db, document } = aBatch();
    expect(shown(db, findTwins(db, document, line))).toEqual([
      'a.txt: Sign up now',
      'b.txt: Sign up now',
      'c.txt: Sign up now',
    ]);
  });

  test('finds the same lines one after the other, whatever stands between them', () => {
    const { db, document } = aBatch();
    expect(shown(db, findTwins(db, document, both))).toEqual([
      'a.txt: Sign up now\nIt is free',
      'b.txt: Sign up now\r\n\r\n  It is free',
    ]);
  });

  test('finds lines that stand very often, and as pairs each of them once', () => {
    const { db } = temporaryWorkspace();
    const same = 'Sign up now\n'.repeat(1201);
    const { documentIds } = aStoredBatch(db, { 'a.txt': same, 'b.txt': `A story.\n${same}` });
    const document = getDocument(db, documentIds[0]!)!;
    const starts = (end: number) =>
      findTwins(db, document, { start: 0, end }).map(
        (place) => `${place.documentId}: ${place.start}`,
      );
    const everyLine = documentIds.flatMap((id, at) =>
      Array.from({ length: 1201 }, (_, index) => `${id}: ${index * 12 + at * 9}`),
    );
    expect(starts(11)).toEqual(everyLine);
    expect(starts(23)).toEqual(
      everyLine.filter((_, at) => at !== 1200 && at !== 2401 && (at % 1201) % 2 === 0),
    );
  });

  test('never takes the headline of another document along, unless something claims it', () => {
    const { db } = temporaryWorkspace();
    const { documentIds } = aStoredBatch(db, {
      'teaser.txt': 'First story.\nOysters come late\n',
      'whole.txt': 'Oysters come late\nThe whole story.\n',
    });
    const [teaser, own] = documentIds as [number, number];
    const place = { start: 13, end: 30 };
    const find = () => findTwins(db, getDocument(db, teaser)!, place);
    expect(find()).toEqual([{ documentId: teaser, ...place }]);
    putFlags(db, own, [aFlag(0, 17)]);
    expect(find()).toHaveLength(2);
  });

  test('finds the same part of the same lines', () => {
    const { db, document } = aBatch();
    expect(shown(db, findTwins(db, document, { start: 14, end: 21 }))).toEqual([
      'a.txt: Sign up',
      'b.txt: Sign up',
      'c.txt: Sign up',
    ]);
  });

  test('counts a run that overlaps itself once', () => {
    const { db } = temporaryWorkspace();
    const { documentIds } = aStoredBatch(db, { 'a.txt': 'x\nx\nx\nx\n' });
    const document = getDocument(db, documentIds[0]!)!;
    expect(findTwins(db, document, { start: 2, end: 5 })).toHaveLength(1);
    expect(findTwins(db, document, { start: 0, end: 3 })).toHaveLength(2);
    expect(findTwins(db, document, { start: 0, end: 1 })).toHaveLength(4);
  });

  test('passes over documents that are left out of exports', () => {
    const { db, b, document } = aBatch();
    setDocumentExclusion(db, b, { reason: 'language', at: testTime });
    expect(shown(db, findTwins(db, document, line))).toEqual([
      'a.txt: Sign up now',
      'c.txt: Sign up now',
    ]);
    const input = { documentId: document.id, ...line };
    expect(describeTwins(db, input)).toMatchObject({ spans: 2, documents: 2 });
    const changed = decideTwins(db, { ...input, verdict: 'confirmed' }, testTime);
    expect(changed).toMatchObject({
      changed: 2,
      history: { undo: 'Cut 2 identical in 2 documents' },
    });
  });

  test('does not look into other batches', () => {
    const { db, document } = aBatch();
    aStoredBatch(db, texts);
    expect(findTwins(db, document, line)).toHaveLength(3);
  });

  test('is counted for display without reading the texts', () => {
    const { db, document } = aBatch();
    const count = new TwinCounter().of(db, document);
    expect(count(line)).toBe(2);
    expect(count(both)).toBe(1);
    expect(count({ start: 0, end: 12 })).toBe(0);
  });

  test('is counted as often as it is found, whatever is excluded, opens a document or overlaps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 }), {
          minLength: 2,
          maxLength: 5,
        }),
        fc.array(fc.nat(4), { maxLength: 2 }),
        fc.array(fc.nat(4), { maxLength: 2 }),
        fc.nat(4),
        fc.nat(4),
        (documents, excluded, claimed, from, length) => {
          const { db } = temporaryWorkspace();
          const texts = documents.map((lines, at) => [`${at}.txt`, lines.join('\n')] as const);
          const { documentIds } = aStoredBatch(db, Object.fromEntries(texts));
          const counter = new TwinCounter();
          for (const at of excluded) {
            const id = documentIds[at];
            if (id !== undefined) setDocumentExclusion(db, id, { reason: 'spam', at: testTime });
          }
          for (const at of claimed) {
            const id = documentIds[at];
            if (id !== undefined) putFlags(db, id, [aFlag(0, 1)]);
          }
          for (const id of documentIds) {
            const document = getDocument(db, id)!;
            const start = from * 2;
            const end = Math.min(document.textLength, start + 1 + length * 2);
            if (start >= end) continue;
            const found = findTwins(db, document, { start, end }).length - 1;
            expect(counter.of(db, document)({ start, end })).toBe(found);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('decideTwins', () => {
  test('cuts all of them in one step, flagged or not', () => {
    const { db, batchId, a, b, c } = aBatch();
    putFlags(db, a, [aFlag(line.start, line.end, { kind: 'promo' })]);
    putFlags(db, b, [aFlag(15, 26, { kind: 'junk', confidence: 0.45 })]);
    const changed = decideTwins(db, { documentId: a, ...line, verdict: 'confirmed' }, testTime);
    expect(changed).toMatchObject({
      changed: 3,
      history: { undo: 'Cut 3 identical in 3 documents' },
    });
    expect(changed.documents.map(({ documentId }) => documentId)).toEqual([a, b, c]);
    expect(listDecidedFlags(db, b)).toMatchObject([{ kind: 'junk', verdict: 'confirmed' }]);
    expect(listDecidedFlags(db, c)).toMatchObject([
      { kind: 'promo', verdict: 'confirmed', detector: 'curator@1', claimed: false },
    ]);
    expect(listDecidedFlags(db, c)[0]!.reason).toContain('a.txt');
    expect(undo(db, batchId, testTime)).toMatchObject({ changed: 3 });
    expect(listDecidedFlags(db, c)).toEqual([]);
  });

  test('keeps only where something stands', () => {
    const { db, a, b } = aBatch();
    putFlags(db, a, [aFlag(line.start, line.end)]);
    putFlags(db, b, [aFlag(15, 26)]);
    const changed = decideTwins(db, { documentId: a, ...line, verdict: 'rejected' }, testTime);
    expect(changed.documents.map(({ documentId }) => documentId)).toEqual([a, b]);
  });

  test('says so when the flag that is kept has moved', () => {
    const { db, a, b } = aBatch();
    putFlags(db, a, [aFlag(line.start, line.end - 1)]);
    putFlags(db, b, [aFlag(15, 26)]);
    const keep = () => decideTwins(db, { documentId: a, ...line, verdict: 'rejected' }, testTime);
    expect(keep).toThrow(expect.objectContaining({ code: 'FLAG_GONE' }) as Error);
    expect(listDecidedFlags(db, b)).toMatchObject([{ verdict: 'open' }]);
  });

  test('counts before anything is decided', () => {
    const { db, a, b } = aBatch();
    putFlags(db, a, [aFlag(line.start, line.end)]);
    decideFlags(
      db,
      { documentId: b, spans: [{ start: 15, end: 26 }], verdict: 'confirmed' },
      testTime,
    );
    expect(describeTwins(db, { documentId: a, ...line })).toEqual({
      spans: 3,
      documents: 3,
      open: 2,
      confirmed: 1,
      rejected: 0,
      sample: [
        { documentId: a, path: 'a.txt', start: 14, end: 25 },
        { documentId: b, path: 'b.txt', start: 15, end: 26 },
        { documentId: b + 1, path: 'c.txt', start: 13, end: 24 },
      ],
    });
  });

  test('refuses a span outside the text', () => {
    const { db, a } = aBatch();
    const input = { documentId: a, start: 0, end: 999, verdict: 'confirmed' as const };
    expect(() => decideTwins(db, input, testTime)).toThrow(
      expect.objectContaining({ code: 'SPAN_INVALID' }) as Error,
    );
  });
});
