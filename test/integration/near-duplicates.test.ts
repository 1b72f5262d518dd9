import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyzeBatch } from '../../electron/operations/analyze-batch';
import { decideFlags } from '../../electron/operations/decide-flags';
import { inThread } from '../../electron/operations/flagger';
import { importBatch } from '../../electron/operations/import-batch';
import {
  decideNearDuplicates,
  describeNearDecisions,
  listNearDuplicates,
} from '../../electron/operations/near-duplicates';
import { undo } from '../../electron/operations/undo';
import { insertBatch } from '../../electron/store/batches';
import { getText } from '../../electron/store/document-bodies';
import { listDecidedFlags } from '../../electron/store/decided-flags';
import { getDocument, listDocumentIds, setDocumentExclusion } from '../../electron/store/documents';
import type { Engine } from '../../shared/engine/create-engine';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, aFlag, testTime } from '../support/workspace-builders';

const story = Array.from(
  { length: 12 },
  (_, at) => `Sentence ${at} tells of ship number ${at * 7}.`,
);
const texts = {
  'agency.txt': ['Ship sails', ...story, 'Sign up now', 'Read on'].join('\n'),
  'gazette.txt': ['Ship sails at last', ...story, 'Read on', 'Sign up now'].join('\n'),
  'herald.txt': ['Ship sails', ...story.slice(1), 'Sign up now', 'And more'].join('\n'),
  'other.txt': 'Nothing of all that.\nSign up now\nWords of its own, and quite a few of them.',
};

/** Flags the line that asks to sign up, whatever the text. */
const engine: Engine = {
  detectors: [],
  flag: ({ text }) => {
    const start = text.indexOf('Sign up now');
    return start < 0 ? [] : [aFlag(start, start + 'Sign up now'.length)];
  },
};

async function aBatch(given: Readonly<Record<string, string>> = texts) {
  const { db } = temporaryWorkspace();
  const folder = temporaryFolder();
  const batchId = insertBatch(db, 'A batch', testTime);
  const bring = async (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    await importBatch(db, { batchId, paths: [folder] }, aContext());
    await analyzeBatch(db, { batchId, openFlagger: inThread(engine) }, aContext());
  };
  await bring(given);
  const id = (path: string) =>
    listDocumentIds(db, batchId).find((each) => getDocument(db, each)!.path === path)!;
  const span = (path: string, words: string) => {
    const start = getText(db, id(path)).indexOf(words);
    return { start, end: start + words.length };
  };
  const decide = (path: string, words: string, verdict: 'confirmed' | 'rejected') =>
    decideFlags(db, { documentId: id(path), spans: [span(path, words)], verdict }, testTime);
  const verdicts = (path: string) =>
    listDecidedFlags(db, id(path)).map(({ start, end, verdict }) => [
      getText(db, id(path)).slice(start, end),
      verdict,
    ]);
  const near = (path: string) =>
    listNearDuplicates(db, getDocument(db, id(path))!).named.map((each) => each.path);
  return { db, batchId, id, bring, decide, verdicts, near };
}

describe('near-duplicates of a batch', () => {
  test('are found by an analysis, the most alike first, and nothing else is', async () => {
    const { db, id, near } = await aBatch();
    expect(near('agency.txt').toSorted()).toEqual(['gazette.txt', 'herald.txt']);
    expect(near('other.txt')).toEqual([]);
    const { count, named } = listNearDuplicates(db, getDocument(db, id('herald.txt'))!);
    expect(count).toBe(2);
    expect(named[0]!.likeness).toBeGreaterThanOrEqual(named[1]!.likeness);
    expect(named[1]!.likeness).toBeGreaterThan(0.5);
    expect(named[0]!.likeness).toBeLessThan(1);
  });

  test('are the same when files come later, in another order', async () => {
    const { 'agency.txt': agency, ...rest } = texts;
    const later = await aBatch(rest);
    await later.bring({ 'agency.txt': agency });
    const atOnce = await aBatch();
    for (const path of Object.keys(texts)) {
      expect(later.near(path).toSorted()).toEqual(atOnce.near(path).toSorted());
    }
  });

  test('of a copy are those of its original; the copy itself is none', async () => {
    const { near } = await aBatch({ ...texts, 'reprint.txt': texts['agency.txt'] });
    expect(near('reprint.txt')).toEqual(near('agency.txt'));
    expect(near('gazette.txt').toSorted()).toEqual(['agency.txt', 'herald.txt']);
  });
});

describe('deciding near-duplicates', () => {
  test('counts first, then decides the same lines there, in one step that undo takes back', async () => {
    const { db, batchId, id, decide, verdicts } = await aBatch();
    decide('agency.txt', 'Sign up now', 'confirmed');
    decide('agency.txt', 'Read on', 'confirmed');
    decide('agency.txt', 'Ship sails', 'confirmed');
    expect(describeNearDecisions(db, id('agency.txt'))).toEqual({
      cuts: 4,
      keeps: 0,
      documents: 2,
      settled: 0,
      missing: 0,
    });
    const decided = decideNearDuplicates(db, { documentId: id('agency.txt') }, testTime);
    expect(decided).toMatchObject({
      changed: 4,
      history: { undo: 'Decide 4 texts in 2 near-duplicates' },
    });
    expect(verdicts('gazette.txt')).toEqual([
      ['Read on', 'confirmed'],
      ['Sign up now', 'confirmed'],
    ]);
    expect(verdicts('herald.txt')).toEqual([
      ['Ship sails', 'confirmed'],
      ['Sign up now', 'confirmed'],
    ]);
    expect(verdicts('other.txt')).toEqual([['Sign up now', 'open']]);
    undo(db, batchId, testTime);
    expect(verdicts('gazette.txt')).toEqual([['Sign up now', 'open']]);
    expect(verdicts('agency.txt')).toHaveLength(3);
  });

  test('leaves what a curator decided there, and says what none of them has', async () => {
    const { db, id, decide, verdicts } = await aBatch();
    decide('herald.txt', 'Sign up now', 'confirmed');
    decide('gazette.txt', 'Sign up now', 'rejected');
    decide('gazette.txt', 'Ship sails at last', 'confirmed');
    expect(describeNearDecisions(db, id('gazette.txt'))).toEqual({
      cuts: 0,
      keeps: 1,
      documents: 1,
      settled: 1,
      missing: 1,
    });
    decideNearDuplicates(db, { documentId: id('gazette.txt') }, testTime);
    expect(verdicts('herald.txt')).toEqual([['Sign up now', 'confirmed']]);
    expect(verdicts('agency.txt')).toEqual([['Sign up now', 'rejected']]);
  });

  test('passes excluded documents by, and takes copies along', async () => {
    const { db, id, decide, verdicts } = await aBatch({
      ...texts,
      'reprint.txt': texts['gazette.txt'],
    });
    setDocumentExclusion(db, id('herald.txt'), { reason: 'spam', at: testTime });
    decide('agency.txt', 'Sign up now', 'confirmed');
    decideNearDuplicates(db, { documentId: id('agency.txt') }, testTime);
    expect(verdicts('herald.txt')).toEqual([['Sign up now', 'open']]);
    expect(verdicts('gazette.txt')).toEqual([['Sign up now', 'confirmed']]);
    expect(verdicts('reprint.txt')).toEqual([['Sign up now', 'confirmed']]);
  });

  test('does nothing where nothing was decided, or nothing is alike', async () => {
    const { db, id, decide } = await aBatch();
    decide('other.txt', 'Sign up now', 'confirmed');
    for (const path of ['agency.txt', 'other.txt']) {
      expect(describeNearDecisions(db, id(path))).toMatchObject({ cuts: 0, keeps: 0 });
      expect(decideNearDuplicates(db, { documentId: id(path) }, testTime).changed).toBe(0);
    }
  });
});
